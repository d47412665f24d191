import Learning
import Matrices

/// What the outputs of a network should be, for each example.
public enum Targets: Equatable, Sendable {
  /// One class for each example.
  case classes(Labels)
  /// A number for each output, shape (examples, outputs).
  case values(Matrix)

  /// The number of examples.
  public var count: Int {
    switch self {
    case .classes(let labels): labels.count
    case .values(let matrix): matrix.rowCount
    }
  }
}

/// What a network learns from, or is judged on: inputs, and what should come out.
///
/// ``LabeledExamples`` are; for targets that are not classes there is ``TargetExamples``.
public protocol TrainingExamples: Sendable {
  /// Shape (examples, features), any finite values.
  var features: Matrix { get }
  /// As many as rows of features.
  var targets: Targets { get }
}

extension TrainingExamples {
  /// The number of examples.
  var exampleCount: Int { features.rowCount }

  /// At most 5,000 of the examples, evenly spread over all.
  var sample: any TrainingExamples {
    get throws {
      let (count, limit) = (exampleCount, 5_000)
      guard count > limit else { return self }
      let chosen = (0..<limit).map { $0 * count / limit }
      switch targets {
      case .classes(let labels):
        return try LabeledExamples(
          features: features.rows(chosen),
          labels: Labels(chosen.map { labels.ids[$0] }, classNames: labels.classNames))
      case .values(let values):
        return try TargetExamples(features: features.rows(chosen), values: values.rows(chosen))
      }
    }
  }
}

extension LabeledExamples: TrainingExamples {
  /// The labels.
  public var targets: Targets { .classes(labels) }
}

/// Examples with a number for each output of a network: for regression, or several labels at once.
public struct TargetExamples: TrainingExamples, Equatable {
  /// Shape (examples, features), any finite values.
  public let features: Matrix
  /// Shape (examples, outputs), any finite values.
  public let values: Matrix

  /// The values.
  public var targets: Targets { .values(values) }

  /// Pairs features with what should come out.
  ///
  /// - Throws: ``NetworkError`` if there is not exactly one row of values for each row of features.
  public init(features: Matrix, values: Matrix) throws(NetworkError) {
    guard features.rowCount == values.rowCount else {
      throw NetworkError(
        "expected a row of targets for each of \(features.rowCount) examples, "
          + "found \(values.rowCount)")
    }
    self.features = features
    self.values = values
  }
}

extension Targets {
  /// Writes the targets y of one example, shape (outputs).
  ///
  /// A class becomes 1 for its output and 0 for the others; with a single output it is the number
  /// of the class, 0 or 1.
  func copy(example: Int, to row: UnsafeMutableBufferPointer<Float>) {
    switch self {
    case .classes(let labels):
      let id = labels.ids[example]
      row.update(repeating: 0)
      if row.count == 1 { row[0] = Float(id) } else { row[id] = 1 }
    case .values(let matrix):
      _ = row.update(fromContentsOf: matrix.row(example))
    }
  }
}
