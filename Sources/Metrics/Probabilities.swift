import Learning
import Matrices

/// How likely a classifier takes each class to be, for each example.
///
/// That the numbers are chances has been checked, so a decision score is not taken for one: each is
/// 0...1, and those of an example add up to 1, give or take ``tolerance``.
public struct Probabilities: Equatable, Sendable {
  /// The same numbers, as scores.
  public let scores: Scores

  /// The number of examples.
  public var count: Int { scores.count }
  /// The number of classes.
  public var classCount: Int { scores.classCount }

  /// How far the sum of an example's probabilities may be from 1: 0.000345.
  ///
  /// It is the square root of the step between 1 and the next number of single precision, as
  /// scikit-learn allows for such numbers.
  public static let tolerance = Double(Float.ulpOfOne).squareRoot()

  /// The probabilities in a matrix, such as a network's outputs after the softmax.
  ///
  /// - Parameter matrix: Shape (examples, classes).
  /// - Throws: ``MetricError`` if a number is not 0...1, or an example's do not add up to 1.
  public init(_ matrix: Matrix) throws(MetricError) { try self.init(Scores(matrix)) }

  /// Probabilities row by row, in double precision.
  ///
  /// - Parameter rows: Shape (examples, classes).
  /// - Throws: ``MetricError`` as for a matrix, or if rows differ in length.
  public init(_ rows: [[Double]]) throws(MetricError) { try self.init(Scores(rows)) }

  /// Scores that are probabilities.
  ///
  /// - Throws: ``MetricError`` if a number is not 0...1, or an example's do not add up to 1.
  public init(_ scores: Scores) throws(MetricError) {
    if let place = scores.elements.firstIndex(where: { !(0...1).contains($0) }) {
      throw MetricError(
        "expected probabilities of 0 to 1, found \(scores.elements[place]) for class "
          + "\(place % scores.classCount) of example \(place / scores.classCount): "
          + "decision scores are not probabilities")
    }
    for example in 0..<scores.count {
      let sum = scores.row(example).reduce(0, +)
      if abs(sum - 1) > Self.tolerance {
        throw MetricError(
          "expected probabilities that add up to 1, found \(sum) for example \(example): "
            + "divide each by that sum, or apply a softmax to the scores")
      }
    }
    self.scores = scores
  }

  /// The guess for each example, of equally likely classes the first, and how likely it was held.
  var guesses: [(predicted: Int, confidence: Double)] {
    (0..<count).map { example in
      var guess = (predicted: 0, confidence: 0.0)
      for (index, probability) in scores.row(example).enumerated()
      where probability > guess.confidence {
        guess = (index, probability)
      }
      return guess
    }
  }

  /// The probability that each example's own class was given; shape (examples).
  func ofTruth(_ truth: Labels) -> [Double] {
    truth.ids.enumerated().map { scores.elements[$0 * classCount + $1] }
  }
}
