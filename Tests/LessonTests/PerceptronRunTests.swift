import Foundation
import LessonSupport
import Testing
import Workbench

@Suite struct PerceptronRunTests {
  private func run(_ problem: ToyProblem, positive: Int = 1, epochs: Int = 100) throws
    -> PerceptronRun
  {
    try PerceptronRun(
      PlaneTask(problem.examples(seed: 42), positive: positive),
      PerceptronTraining(epochLimit: epochs))
  }

  /// All of a few; of many the first half, the last, and the others evenly between.
  @Test func theChosenUpdates() throws {
    let iris = try run(.iris)  // versicolor: 357 updates
    #expect(iris.trace.updates.count == 357)
    #expect(iris.chosenUpdates(atMost: 6) == [0, 1, 2, 120, 238, 356])
    #expect(iris.chosenUpdates(atMost: 400) == Array(0..<357))
    for most in [2, 7, 20, 356] {
      let chosen = iris.chosenUpdates(atMost: most)
      #expect(chosen.count == most && Set(chosen).count == most && chosen.sorted() == chosen)
      #expect(chosen.first == 0 && chosen.last == 356)
    }
  }

  /// As the trace tells it epoch by epoch; never fewer than the best line has wrong.
  @Test(arguments: [ToyProblem.and, .xor, .moons, .iris])
  func whatIsWrongAfterEachEpoch(problem: ToyProblem) throws {
    let run = try run(problem, epochs: 20)
    let examples = run.task.signed
    let wrong = run.wrongAfterEpochs
    #expect(
      wrong
        == (1...run.trace.epochCount).map {
          examples.mistakes(of: run.trace.perceptron(afterEpoch: $0))
        })
    #expect(wrong.last == examples.count - run.correctCount)
    let fewest = examples.count - (try #require(run.best).correctCount)
    #expect(wrong.allSatisfy { $0 >= fewest })
  }

  /// SciPy's solution of the dual problem, by Tests/Fixtures/neurons_reference.py.
  @Test func theWidestMarginIsSciPys() throws {
    struct Reference: Decodable {
      struct Margin: Decodable {
        let radius: Double
        let margin: Double
        let limit: Double
      }
      let largest_margin: Margin
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/neurons_reference.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
      .largest_margin
    let widest = try #require(MistakeBounds(run(.iris, positive: 0)).widest)
    #expect(abs(widest.radius - reference.radius) < 1e-6)
    #expect(abs(widest.margin - reference.margin) < 1e-6)
    #expect(abs(widest.mistakeLimit - reference.limit) < 0.01)
  }

  // AND: the corners (0, 1), (1, 0) and (1, 1), each with a 1 for the bias, are all at the distance
  // 1 / ‖(2, 2, -3)‖ = 1/√17 from 2 x1 + 2 x2 = 3, and R² = 3: the bound is 3 · 17 = 51.
  @Test func theBoundOfANDByHand() throws {
    let bounds = try MistakeBounds(run(.and))
    let widest = try #require(bounds.widest)
    #expect(abs(widest.margin - 1 / 17.0.squareRoot()) < 1e-6)
    #expect(bounds.table.rows.last?.contains("51") == true)
    #expect(bounds.sentence.hasPrefix("It made 18 mistakes. More than 51 are not possible"))
  }

  @Test(arguments: ToyProblem.allCases) func theBoundHolds(problem: ToyProblem) throws {
    let run = try run(problem)
    let bounds = try MistakeBounds(run)
    #expect(bounds.areKnown == run.isSeparable)
    guard let widest = bounds.widest, let learnt = bounds.learnt else { return }
    #expect(widest.margin >= learnt.margin)
    #expect(Double(run.trace.mistakeCount) <= widest.mistakeLimit)
  }

  /// A line is there, but the epochs do not suffice to find it.
  @Test func whatIsNotLearntYetIsSaid() throws {
    let run = try run(.and, epochs: 2)
    #expect(!run.trace.isConverged && run.isSeparable)
    #expect(run.outcome.hasPrefix("AND is not learnt: stopped at the limit of 2 epochs"))
    #expect(run.comparisonWithBestLine.hasSuffix("Give it more --epochs to find one."))
    let bounds = try MistakeBounds(run)
    #expect(bounds.learnt == nil && bounds.sentence.contains("has not found a line yet"))
  }

  @Test func tooManyExamplesForTheBestLine() throws {
    let run = try PerceptronRun(
      PlaneTask(ToyProblem.moons.examples(count: 2002, seed: 1), positive: 1),
      PerceptronTraining(epochLimit: 2))
    #expect(run.best == nil)
    #expect(run.comparisonWithBestLine.contains("at most 2,000 examples, here are 2,002"))
  }

  @Test func aClassWithoutExamplesIsRefused() throws {
    let data = try PlaneExamples(
      name: "odd", featureNames: ["a", "b"], points: [[0, 0], [1, 1]],
      labels: Labels([0, 0], classNames: ["no", "yes"]))
    for positive in 0...1 {
      #expect(throws: NeuronError.self) { try PlaneTask(data, positive: positive) }
    }
  }
}
