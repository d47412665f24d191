import LessonSupport
import Testing
import Workbench

/// What is said about weights, and how they are drawn.
@Suite struct FashionWeightsTests {
  private func network(seed: UInt64) throws -> Sequential {
    try Sequential(inputShape: [4], seed: seed) {
      Dense(5, activation: .relu)
      Dense(2, activation: .softmax)
    }
  }

  /// √(Σ (3w - w)²) / √(Σ w²) = 2, and of (1.25 w - w) a quarter: what is left depends on it.
  @Test(arguments: [
    (
      Float(1.25), 0.25, "25.0 % of what they were: the random numbers that training began with are"
    ),
    (1.75, 0.75, "75.0 % of what they were: what was learnt is nearly as large as the random"),
    (3, 2, "200.0 % of what they were: what was learnt is larger than the random numbers"),
  ])
  func whatIsLeftOfTheBeginningIsComputed(factor: Float, share: Double, words: String) throws {
    let before = try network(seed: 3)
    var after = before
    let first = try after.parameters(of: "hidden1")
    try after.setParameters(
      of: "hidden1",
      kernel: Matrix(
        rowCount: first.kernel.rowCount, columnCount: first.kernel.columnCount,
        elements: first.kernel.elements.map { factor * $0 }), bias: first.bias)
    let weights = LearntWeights(before: before, after: after)
    #expect(abs(try #require(weights.movedShare) - share) < 1e-6)
    let sentence = try #require(weights.sentence)
    #expect(sentence.contains("The weights of hidden1 have moved by \(words)"), "\(sentence)")
    #expect(LearntWeights(before: nil, after: after).sentence == nil)
  }
}
