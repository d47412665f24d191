import Workbench

/// The weights of a network, before it was trained and after.
public struct LearntWeights: Sendable {
  /// The network before; nil if it was loaded as it is.
  let before: Sequential?
  /// The network as it is used.
  let after: Sequential

  /// The weights of a network that was trained, or of one that was loaded.
  public init(before: Sequential?, after: Sequential) {
    self.before = before
    self.after = after
  }

  /// How far the weights of the first layer have moved, as a share of how far from zero they were;
  /// nil if nobody knows.
  ///
  ///     share = √(Σ (new - old)²) / √(Σ old²)
  package var movedShare: Double? {
    guard let old = before?.parameters.first, let new = after.parameters.first else { return nil }
    let (moved, size) = (Self.distances(old.kernel, new.kernel), Self.sizes(old.kernel))
    return moved.reduce(0, +).squareRoot() / size.reduce(0, +).squareRoot()
  }

  /// The same in words, and what it means for the random numbers that training began with.
  public var sentence: String? {
    guard let share = movedShare, let name = after.parameters.first?.name else { return nil }
    let start = "The weights of \(name) have moved by \(percent(share)) of what they were: "
    return start + Self.meaning(ofShare: share)
  }

  /// What is left of random numbers over which so much was learnt, in words.
  package static func meaning(ofShare share: Double) -> String {
    let random = "the random numbers that training began with"
    return switch share {
    case ..<0.5: "\(random) are still there, and what was learnt lies over them."
    case ..<1: "what was learnt is nearly as large as \(random), which still show through."
    default: "what was learnt is larger than \(random), and hardly anything is left of them."
    }
  }

  /// The units of the first layer whose weights have moved furthest, or that have the largest ones
  /// if nobody knows where they were; the first is the furthest.
  func units(_ count: Int) -> [Int] {
    guard let new = after.parameters.first?.kernel else { return [] }
    let sizes =
      before?.parameters.first.map { Self.distances($0.kernel, new) } ?? Self.sizes(new)
    return Array(sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(count))
  }

  /// Σ (new - old)² over the inputs of each unit, shape (units).
  private static func distances(_ old: Matrix, _ new: Matrix) -> [Double] {
    sums(new.rowCount, new.columnCount) { Double(new[$0, $1] - old[$0, $1]) }
  }

  /// Σ w² over the inputs of each unit, shape (units).
  private static func sizes(_ kernel: Matrix) -> [Double] {
    sums(kernel.rowCount, kernel.columnCount) { Double(kernel[$0, $1]) }
  }

  private static func sums(
    _ inputs: Int, _ units: Int, _ value: (Int, Int) -> Double
  ) -> [Double] {
    (0..<units).map { unit in
      (0..<inputs).reduce(0) { $0 + value($1, unit) * value($1, unit) }
    }
  }
}

extension Sequential {
  /// The summary after a blank line, as it is printed.
  public var summaryTable: String {
    "\n" + summary().split(separator: "\n").joined(separator: "\n")
  }

  /// The weights of each dense layer, taken together; the shape is (from, to).
  public var weightTable: Table {
    var table = Table([
      .text("weights"), .text("shape"), .number("mean"), .number("deviation"),
      .number("smallest"), .number("largest"), .number("biases"),
    ])
    for (layer, weights) in zip(parameters, weightStatistics) {
      let numbers = [
        weights.mean, weights.deviation, Double(weights.minimum), Double(weights.maximum),
      ]
      table.addRow(
        [layer.name, "(\(layer.kernel.rowCount), \(layer.bias.count))"]
          + numbers.map { decimals($0) } + [layer.biasText])
    }
    return table
  }
}

extension Sequential.Parameters {
  /// The smallest and the largest bias: `0` if all are 0.
  fileprivate var biasText: String {
    let ends = [bias.min() ?? 0, bias.max() ?? 0].map(Double.init)
    return ends == [0, 0] ? "0" : ends.map { decimals($0, 2) }.joined(separator: " to ")
  }
}
