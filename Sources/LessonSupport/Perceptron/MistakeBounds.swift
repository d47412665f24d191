import Workbench

/// How many mistakes a perceptron can make at most, by what is known of the lines that separate.
public struct MistakeBounds {
  /// What the line that was learnt proves.
  public let learnt: ConvergenceBound?
  /// What the line with the widest margin proves: no line proves less.
  public let widest: ConvergenceBound?
  /// How the perceptron was trained.
  private let run: PerceptronRun

  /// The bounds for a training; none if its classes cannot be separated.
  ///
  /// What the numbers are too large or too small for is nil.
  public init(_ run: PerceptronRun) throws {
    let examples = run.task.signed
    learnt =
      run.trace.isConverged
      ? try? ConvergenceBound(examples, separatedBy: run.trace.perceptron) : nil
    let separator = run.isSeparable ? try run.task.widestSeparator() : nil
    let found = separator.flatMap { try? ConvergenceBound(examples, separatedBy: $0) }
    // The widest is at least as wide as any that was found.
    widest = [found, learnt].compactMap(\.self).max { $0.margin < $1.margin }
    self.run = run
  }

  /// Whether there is a bound at all.
  public var areKnown: Bool { widest != nil }

  /// R, γ and the bound of both lines.
  public var table: Table {
    var table = Table([
      .text("line"), .number("R"), .number("γ"), .number("bound (R/γ)²"), .number("mistakes"),
    ])
    for (name, bound) in [("as learnt", learnt), ("widest margin", widest)] {
      guard let bound else { continue }
      table.addRow([
        name, NumberFormat.automatic.text(bound.radius), NumberFormat.automatic.text(bound.margin),
        Self.text(bound), grouped(run.trace.mistakeCount),
      ])
    }
    return table
  }

  /// What the bounds say, or why there are none.
  public var sentence: String {
    let made = run.trace.mistakeCount
    guard let widest else {
      return run.isSeparable
        ? "The numbers are too large or too small to compute a bound."
        : "Where no line separates the classes, nothing bounds the mistakes: every epoch has some."
    }
    let more = run.trace.isConverged ? "" : " and has not found a line yet"
    return "It made \(counted(made, "mistake"))\(more). More than \(Self.text(widest)) are not "
      + "possible, in any order of the examples and at any learning rate."
  }

  /// The largest whole number of mistakes that a bound allows.
  static func text(_ bound: ConvergenceBound) -> String {
    let limit = bound.mistakeLimit.rounded(.down)
    return limit < 1e9 ? grouped(Int(limit)) : NumberFormat.automatic.text(limit)
  }
}
