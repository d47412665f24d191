import Workbench

/// How many mistakes a perceptron can make at most, by what is known of the lines that separate.
public struct MistakeBounds {
  /// What the line that was learnt proves.
  public let learnt: ConvergenceBound?
  /// What the line with the widest margin proves: no line proves less.
  public let widest: ConvergenceBound?
  /// The line with the widest margin; nil if it was not found.
  let widestLine: Perceptron?
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
    // Where single precision has too few digits for the widest, that which was learnt may be wider.
    let isFound = (found?.margin ?? 0) >= (learnt?.margin ?? 0)
    widest = isFound ? found : learnt
    widestLine = widest == nil ? nil : isFound ? separator : run.trace.perceptron
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
        : "Without a line that separates the classes, nothing bounds the mistakes: it went on to "
          + "make \(counted(run.trace.mistakesPerEpoch.last ?? 0, "mistake")) in its last epoch."
    }
    let more = run.trace.isConverged ? "" : " and has not found a line yet"
    return "It made \(counted(made, "mistake"))\(more). More than \(Self.text(widest)) are not "
      + "possible, in any order of the examples and at any learning rate."
  }

  /// The largest whole number of mistakes that a bound allows.
  static func text(_ bound: ConvergenceBound) -> String {
    // A whole number that came out a little too low through rounding must not become one less.
    let limit = (bound.mistakeLimit * (1 + 1e-9)).rounded(.down)
    return limit < 1e9 ? grouped(Int(limit)) : NumberFormat.automatic.text(limit)
  }
}
