import Foundation

/// Loss as surprise: what an example costs that was given some probability to be what it is.
///
///     L = -ln p        p: the probability given to the true class
///
/// Examples lie on the curve as markers, right answers as discs, wrong ones as crosses. Of more than a
/// hundred a hundred are drawn, evenly by their rank, so that they crowd where most examples lie.
/// Dashed lines stand at the mean of all losses and at ln k, the loss of whoever calls all k classes
/// equally probable.
public struct SurpriseChart: Sendable {
  /// One answer.
  public struct Answer: Equatable, Sendable {
    /// p, 0 to 1.
    public let probability: Double
    /// Whether the most probable class was the true one.
    public let isRight: Bool

    /// An answer.
    public init(probability: Double, isRight: Bool) {
      self.probability = probability
      self.isRight = isRight
    }

    /// -ln p; infinite at p = 0.
    var loss: Double { 0 - log(probability) }
  }

  /// An answer that is pointed out.
  public struct Named: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// p, 0 to 1.
    public let probability: Double

    /// A name for a place of the curve.
    public init(_ name: String, probability: Double) {
      self.name = name
      self.probability = probability
    }

    /// -ln p; infinite at p = 0.
    var loss: Double { 0 - log(probability) }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// All answers.
  public let answers: [Answer]
  /// Those that are pointed out.
  public let named: [Named]
  /// The mean of all losses, finite, at least 0.
  public let mean: Double
  /// k, at least 2.
  public let classCount: Int

  /// The most answers that are drawn.
  public static let limit = 100
  /// The largest loss that has a place on the axis.
  static let largestLoss = 8.0

  /// A chart of answers; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", answers: [Answer], named: [Named] = [], mean: Double,
    classCount: Int
  ) {
    self.title = title
    self.subtitle = subtitle
    self.answers = answers
    self.named = named
    self.mean = mean
    self.classCount = classCount
  }

  /// Draws the curve and the answers; what lies above the axis is counted in the description.
  ///
  /// - Throws: ``FigureError`` if there are no answers, a probability is not 0 to 1, the mean is not
  ///   finite or below 0, or there are fewer than two classes.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let (right, wrong) = (style(0, .circle, theme), style(1, .cross, theme))
    let chart = Chart(
      title: title, subtitle: subtitle,
      legend: [
        LegendEntry("right answers", style: right, sign: .marker),
        LegendEntry("wrong answers", style: wrong, sign: .marker),
      ], panels: [panel(right, wrong, theme)])
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func panel(_ right: SeriesStyle, _ wrong: SeriesStyle, _ theme: Theme) -> Panel {
    let curve = (0...200).map { step in
      let loss = top * Double(200 - step) / 200
      return Point(exp(-loss), loss)
    }
    let line = SeriesStyle(
      color: theme.mutedInk, hatch: right.hatch, hatchColor: right.hatchColor, dash: [],
      marker: .circle)
    let marks = shown.filter { $0.loss <= top }.map { answer in
      PointMark(
        Point(answer.probability, answer.loss), style: answer.isRight ? right : wrong,
        scale: answer.isRight ? 0.8 : 1.3)
    }
    let guess = RuleMark(y: guessing, label: "guessing, ln \(classCount) = \(Self.text(guessing))")
    // No line runs through the words of answers, which most often stand on the right.
    let words = TextMark(
      "mean of all, \(Self.text(mean))", at: Point(0, mean), anchor: .above, color: theme.mutedInk,
      gaps: 0.5)
    let isInside = mean <= top
    return Panel(
      horizontal: .numbers(0...1.02, label: "p, the probability given to the true class"),
      vertical: .numbers(0...top, label: "loss = −ln p"),
      marks: [LineMark(curve, style: line, hasMarkers: false, scale: 0.7)] + marks
        + [guess] + (isInside ? [RuleMark(y: mean)] : [])
        + [CalloutMarks(places: places(theme))] + (isInside ? [words] : []))
  }

  /// The answers that are pointed out; those close to each other have their words together.
  private func places(_ theme: Theme) -> [CalloutMarks.Place] {
    let sorted = named.sorted { $0.probability < $1.probability }
    let groups = sorted.reduce(into: [[Named]]()) { groups, answer in
      if let last = groups.last?.last, answer.probability - last.probability < 0.12 {
        groups[groups.count - 1].append(answer)
      } else {
        groups.append([answer])
      }
    }
    return groups.flatMap { group in
      let words = group.map { "\($0.name): \(Self.text($0.loss))" }.joined(separator: ", ")
      return group.enumerated().map { index, answer in
        CalloutMarks.Place(
          point: Point(answer.probability, min(answer.loss, top)), label: index == 0 ? words : "",
          color: theme.ink)
      }
    }
  }

  private func style(_ index: Int, _ marker: SeriesStyle.Marker, _ theme: Theme) -> SeriesStyle {
    let style = theme.series(index)
    return SeriesStyle(
      color: style.color, hatch: style.hatch, hatchColor: style.hatchColor, dash: style.dash,
      marker: marker)
  }

  // MARK: - Values

  private var guessing: Double { log(Double(classCount)) }

  /// The answers that are drawn, the most probable last.
  private var shown: [Answer] {
    let sorted = answers.sorted { $0.probability < $1.probability }
    guard sorted.count > Self.limit else { return sorted }
    return (0..<Self.limit).map { sorted[(2 * $0 + 1) * sorted.count / (2 * Self.limit)] }
  }

  /// The upper end of the axis: above the lines and, if that is not too far, above all markers.
  private var top: Double {
    let highest = shown.map(\.loss).max() ?? 0
    return min(max(3, guessing + 0.5, mean + 0.5, highest).rounded(.up), Self.largestLoss)
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? NumberFormat.decimals(2).text(value) : "∞"
  }

  // MARK: - Words

  private var description: String {
    let kinds = [("right", true), ("wrong", false)].map { name, isRight in
      let some = answers.filter { $0.isRight == isRight }.map(\.probability)
      guard let low = some.min(), let high = some.max() else { return "none \(name)" }
      let text = { NumberFormat.decimals(2).text(share: $0) }
      return
        "\(NumberFormat.grouped(some.count)) \(name), with p from \(text(low)) to \(text(high))"
    }
    let beyond = shown.count { $0.loss > top }
    let drawn =
      answers.count > Self.limit ? "; \(Self.limit) of them drawn, evenly by rank" : ""
    let out = beyond == 0 ? "" : "; \(beyond) above the axis"
    let places = named.map { answer in
      " \(answer.name): p \(NumberFormat.decimals(2).text(share: answer.probability)), "
        + "loss \(Self.text(answer.loss))."
    }
    return "The loss, −ln p, over p, the probability given to the true class: it falls from "
      + "\(Self.text(top)) at the upper end to 0 at p = 1. Answers: \(kinds.joined(separator: "; "))"
      + "\(drawn)\(out). Mean loss \(Self.text(mean)); guessing among \(classCount) classes "
      + "\(Self.text(guessing)).\(places.joined())"
  }

  // MARK: - Bad input

  private func check() throws(FigureError) {
    if answers.isEmpty { throw FigureError("expected answers to draw, found none") }
    for probability in answers.map(\.probability) + named.map(\.probability)
    where !(probability >= 0 && probability <= 1) {
      throw FigureError("expected probabilities from 0 to 1, found \(probability)")
    }
    guard mean >= 0, mean <= 1e300 else {
      throw FigureError("expected a finite mean loss of at least 0, found \(mean)")
    }
    guard classCount >= 2 else {
      throw FigureError("expected at least 2 classes, found \(classCount)")
    }
  }
}
