import Foundation
import Matrices
import Neurons
import Testing

@Suite struct BestLineTests {
  // Each gate in the order 00, 01, 10, 11. A line parts one corner from three, or two neighbours
  // from two; XOR asks for two opposite corners, and so one of them is always wrong.
  @Test(arguments: [
    ([0, 0, 0, 1], 4), ([0, 1, 1, 1], 4), ([0, 1, 1, 0], 3), ([1, 0, 0, 1], 3), ([0, 0, 1, 1], 4),
  ])
  func gates(answers: [Int], correct: Int) throws {
    let examples = try gate(answers)
    let best = try BestLine(for: examples)
    #expect(best.correctCount == correct)
    #expect(examples.mistakes(of: best.perceptron) == 4 - correct)
  }

  /// Sets of up to 8 examples, many in rows or in one place: the largest subset that a linear
  /// program can part, by Tests/Fixtures/best_line.py.
  @Test func asManyAsTheLargestSubsetThatCanBeParted() throws {
    let file = NeuronsReference.folder.appending(path: "best_line.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    #expect(reference.problems.count == 60)
    for problem in reference.problems {
      let examples = try SignedExamples(inputs: problem.points, signs: problem.signs)
      let best = try BestLine(for: examples)
      #expect(best.correctCount == problem.correct, "\(problem.points), \(problem.signs)")
      #expect(examples.mistakes(of: best.perceptron) == examples.count - best.correctCount)
    }
  }

  /// Neither the sizes of the features nor where they begin changes what a line can part.
  @Test(arguments: [(1e-150, 0.0), (1e150, 0), (1e300, 0), (1, 1000), (1e-3, -7)])
  func sizesDoNotMatter(scale: Double, shift: Double) throws {
    let file = NeuronsReference.folder.appending(path: "best_line.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    for problem in reference.problems {
      let inputs = problem.points.map { [$0[0] * scale + shift, $0[1] + shift] }
      let best = try BestLine(for: SignedExamples(inputs: inputs, signs: problem.signs))
      #expect(best.correctCount == problem.correct)
    }
  }

  // On one line, + - + -: a cut between two neighbours leaves one wrong at best: 3 of 4.
  // In one place, two + and one -: all are on one side: 2 of 3.
  @Test func rowsAndHeaps() throws {
    let row = try SignedExamples(
      inputs: [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3], [0.4, 0.4]], signs: [1, -1, 1, -1])
    #expect(try BestLine(for: row).correctCount == 3)
    let heap = try SignedExamples(
      inputs: [[7, 7], [7, 7], [7, 7]], signs: [1, 1, -1])
    #expect(try BestLine(for: heap).correctCount == 2)
    let upright = try SignedExamples(
      inputs: [[5, 0], [5, 1], [5, 2]], signs: [1, -1, 1])
    #expect(try BestLine(for: upright).correctCount == 2)
  }

  /// What can be separated is: iris setosa, and clouds parted by a line that was drawn first.
  @Test func whatCanBeSeparatedIsSeparated() throws {
    #expect(try BestLine(for: irisPetals(positive: 0)).correctCount == 150)
    var generator = SeededGenerator(seed: 3, stream: "best line")
    let inputs = (0..<300).map { _ in
      [Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator)]
    }
    let signs = inputs.map { 3 * $0[0] - $0[1] + 0.2 > 0 ? 1 : -1 }
    let best = try BestLine(for: SignedExamples(inputs: inputs, signs: signs))
    #expect(best.correctCount == 300)
  }

  /// No line that training finds is better.
  @Test func noPerceptronIsBetter() throws {
    let examples = try irisPetals(positive: 1)
    let best = try BestLine(for: examples)
    for seed in 0..<20 {
      let training = try PerceptronTraining(epochLimit: 20, order: .shuffled(seed: UInt64(seed)))
      let trace = try training.train(Perceptron(inputCount: 2), on: examples)
      for update in trace.updates {
        #expect(150 - examples.mistakes(of: update.after) <= best.correctCount)
      }
    }
  }

  @Test func onlyThePlaneAndNotTooMany() throws {
    let space = try SignedExamples(inputs: [[1, 2, 3], [3, 2, 1]], signs: [1, -1])
    let error = #expect(throws: NeuronError.self) { try BestLine(for: space) }
    #expect(error?.description.contains("found 3") == true)
    let many = try SignedExamples(
      inputs: (0...BestLine.exampleLimit).map { [Double($0), 0] },
      signs: (0...BestLine.exampleLimit).map { $0 == 0 ? 1 : -1 })
    let other = #expect(throws: NeuronError.self) { try BestLine(for: many) }
    #expect(other?.description.contains("found 2001") == true)
  }
}

/// What Tests/Fixtures/best_line.py found.
private struct Reference: Decodable {
  struct Problem: Decodable {
    let points: [[Double]]
    let signs: [Int]
    let correct: Int
  }
  let problems: [Problem]
}
