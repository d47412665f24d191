/// The membrane potential of a cell over time, a panel a run, with its spikes and its threshold.
///
/// A spike is drawn as an upright line from the threshold to a peak and down again: models that fire
/// say when a cell does so, not what its potential does meanwhile.
public struct PotentialTraces: Sendable {
  /// One run of a cell.
  public struct Trace: Equatable, Sendable {
    /// What the run is called.
    public let title: String
    /// Shape (samples); rising, in any unit.
    public let times: [Double]
    /// Shape (samples); the potential at these times, in any unit.
    public let potentials: [Double]
    /// Shape (spikes); when the cell fired, rising.
    public let spikeTimes: [Double]

    /// A run of a cell.
    public init(title: String, times: [Double], potentials: [Double], spikeTimes: [Double]) {
      self.title = title
      self.times = times
      self.potentials = potentials
      self.spikeTimes = spikeTimes
    }
  }

  /// What the figure shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The runs, from left to right.
  public let traces: [Trace]
  /// The potential at which the cell fires.
  public let threshold: Double
  /// What is written at the threshold.
  public let thresholdLabel: String
  /// Up to where spikes are drawn.
  public let peak: Double
  /// What the times are, in words.
  public let timeLabel: String
  /// What the potentials are, in words.
  public let potentialLabel: String

  /// The most runs that stand beside each other.
  public static let limit = 6

  /// Runs of a cell; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", traces: [Trace], threshold: Double,
    thresholdLabel: String, peak: Double, timeLabel: String = "time (ms)",
    potentialLabel: String = "membrane potential (mV)"
  ) {
    self.title = title
    self.subtitle = subtitle
    self.traces = traces
    self.threshold = threshold
    self.thresholdLabel = thresholdLabel
    self.peak = peak
    self.timeLabel = timeLabel
    self.potentialLabel = potentialLabel
  }

  /// Draws the runs, all between the same two potentials.
  ///
  /// - Throws: ``FigureError`` if there are no runs or over ``limit``, one has no samples or not a
  ///   potential for each time, or a number is not finite.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let panels = traces.enumerated().map { index, trace in
      let vertical = Axis.numbers(potentialRange, label: index == 0 ? potentialLabel : "")
      return Panel(
        title: trace.title, horizontal: .numbers(range(of: trace), label: timeLabel),
        vertical: vertical.withoutNumbers(index > 0),
        marks: marks(trace, isFirst: index == 0, theme))
    }
    let chart = Chart(title: title, subtitle: subtitle, panels: panels)
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func check() throws(FigureError) {
    guard (1...Self.limit).contains(traces.count) else {
      throw FigureError("expected 1 to \(Self.limit) runs to draw, found \(traces.count)")
    }
    for trace in traces {
      let name = "the run “\(trace.title)”"
      try FigureError.checkDrawable(trace.times, "the times of \(name)")
      try FigureError.checkDrawable(trace.potentials, "the potentials of \(name)")
      try FigureError.checkCount(
        trace.potentials.count, trace.times.count, "potentials in \(name)", of: "times")
      try FigureError.checkDrawable([0] + trace.spikeTimes, "the spikes of \(name)")
    }
    try FigureError.checkDrawable([threshold, peak], "the threshold and the peak")
  }

  private func range(of trace: Trace) -> ClosedRange<Double> {
    (trace.times.min() ?? 0)...(trace.times.max() ?? 0)
  }

  /// A little more than all potentials of all runs.
  private var potentialRange: ClosedRange<Double> {
    let all = traces.flatMap(\.potentials) + [threshold, peak]
    let (low, high) = (all.min() ?? 0, all.max() ?? 0)
    let room = high / 20 - low / 20
    return (low - room)...(high + room)
  }

  /// The threshold is named in the first panel only: its words would cover the spikes of others.
  private func marks(_ trace: Trace, isFirst: Bool, _ theme: Theme) -> [any Mark] {
    [
      LineMark(line(trace), style: theme.series(0), hasMarkers: false),
      RuleMark(y: threshold, label: isFirst ? thresholdLabel : ""),
    ]
  }

  /// The samples, and between them each spike: up from the threshold, to the peak, and down to where
  /// the next sample is.
  private func line(_ trace: Trace) -> [Point] {
    var spikes = trace.spikeTimes[...]
    var points: [Point] = []
    for (time, potential) in zip(trace.times, trace.potentials) {
      while let spike = spikes.first, spike <= time {
        spikes.removeFirst()
        points += [threshold, peak, potential].map { Point(spike, $0) }
      }
      points.append(Point(time, potential))
    }
    return points
  }

  /// The runs in words: how high each comes, and how often it fires.
  private var description: String {
    func text(_ value: Double) -> String { NumberFormat.automatic.text(value) }
    let runs = traces.map { trace in
      let highest = text(trace.potentials.max() ?? 0)
      let count = trace.spikeTimes.count
      let spikes =
        count == 0
        ? "no spike, highest \(highest)"
        : "\(count) spike\(count == 1 ? "" : "s"), the first at \(text(trace.spikeTimes[0]))"
      return "\(trace.title): \(spikes)."
    }
    return "\(potentialLabel) over \(timeLabel), with \(thresholdLabel) marked. "
      + runs.joined(separator: " ")
  }
}
