import Foundation
import Workbench

/// The figures of the lesson, from a cell that fires to a neuron that learns.
public struct NeuronFigures {
  let theme: Theme

  /// The names of all figures, in the order of the lesson.
  public static let names = [
    "potential", "rate", "contrast", "neuron", "activations", "saturation",
  ]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// The first tenth of a second of each run: the potential, the threshold and the spikes.
  public func potential(_ firing: FiringRuns) throws -> Figure {
    let cell = firing.cell
    return try PotentialTraces(
      title: "When does a cell fire?",
      subtitle:
        "It needs more than \(plain(cell.rheobase)) nA. The spikes are drawn, not computed.",
      traces: firing.runs.map { run in
        let samples = zip(run.trace.times, run.trace.potentials).prefix { $0.0 <= 100 }
        return PotentialTraces.Trace(
          title: "\(plain(run.current)) nA", times: samples.map(\.0),
          potentials: samples.map(\.1), spikeTimes: run.trace.spikeTimes.filter { $0 <= 100 })
      },
      threshold: cell.threshold, thresholdLabel: "threshold \(minus(cell.threshold)) mV", peak: 30
    ).figure(theme: theme)
  }

  /// The rate over the current: by the formula, and as it was counted.
  public func rate(_ firing: FiringRuns) throws -> Figure {
    let cell = firing.cell
    let highest = firing.runs.map(\.current).max() ?? 1
    return try FitChart(
      title: "The stronger the input, the faster, up to a limit",
      subtitle: "Points: spikes counted in one second; curve: the formula",
      series: [
        FitChart.Series(
          name: "rate", points: firing.runs.map { Point($0.current, counted($0)) },
          curve: (0...2000).map { index in
            let current = highest * Double(index) / 2000
            return Point(current, cell.rate(current: current))
          })
      ],
      x: .init("current (nA)", range: 0...highest),
      y: .init("spikes per second", range: 0...(1.1 * cell.highestRate)),
      places: [.init(cell.rheobase, label: "rheobase \(plain(cell.rheobase)) nA")],
      levels: [.init(cell.highestRate, label: "never above \(plain(cell.highestRate))")]
    ).figure(theme: theme)
  }

  private func counted(_ run: FiringRuns.Run) -> Double {
    Double(run.trace.spikeTimes.count) / (FiringRuns.duration / 1000)
  }

  /// Measured responses to contrast with the curves that were fitted to them.
  ///
  /// A point without contrast has no place on a logarithmic axis and is left out.
  public func contrast(_ cells: FittedCells) throws -> Figure {
    let range = contrastRange(of: cells)
    return try FitChart(
      title: "How do cells of the visual cortex respond to contrast?",
      subtitle: "Albrecht & Hamilton 1982, points digitised by us; curves: fitted",
      series: cells.cells.map { cell in
        FitChart.Series(
          name: cell.recording.name,
          points: zip(cell.recording.contrasts, cell.recording.responses).filter { $0.0 > 0 }
            .map(Point.init),
          curve: curve(cell.fit.response, over: range))
      },
      x: .init("% contrast (logarithmic)", scale: .logarithmic, range: range),
      y: .init("% response", range: 0...105)
    ).figure(theme: theme)
  }

  /// From half the lowest contrast, rounded down to one digit, to twice the highest; to 100 % if none
  /// is above that.
  private func contrastRange(of cells: FittedCells) -> ClosedRange<Double> {
    let contrasts = cells.cells.flatMap(\.recording.contrasts).filter { $0 > 0 }
    let (lowest, highest) = (contrasts.min() ?? 1, contrasts.max() ?? 1)
    let digit = pow(10, log10(lowest / 2).rounded(.down))
    let low = max((lowest / 2 / digit).rounded(.down) * digit, 1e-300)
    return low...(highest <= 100 ? min(2 * highest, 100) : 2 * highest)
  }

  /// A curve at 201 contrasts, each the same factor above the one before.
  private func curve(_ response: ContrastResponse, over range: ClosedRange<Double>) -> [Point] {
    let (low, high) = (log(range.lowerBound), log(range.upperBound))
    return (0...200).map { index in
      let contrast = exp(low + (high - low) * Double(index) / 200)
      let inside = min(max(contrast, range.lowerBound), range.upperBound)
      return Point(inside, response(inside))
    }
  }

  /// A neuron that sums its inputs, beside the nerve cell that it is a model of.
  public func neuron(_ example: WeightedInput) throws -> Figure {
    let (neuron, phi) = (example.neuron, example.neuron.activation)
    return try NeuronDiagram(
      title: "What does a neuron compute?",
      inputs: NeuronDiagram.inputs(values: example.input, weights: neuron.weights),
      bias: neuron.bias, activation: phi.title,
      curve: stride(from: -5.0, through: 5, by: 0.1).map { Point($0, phi($0)) },
      output: example.output, showsCell: true
    ).figure(theme: theme)
  }
}

/// A number with a true minus sign, as figures write it.
private func minus(_ value: Double) -> String { NumberFormat.automatic.text(value) }
