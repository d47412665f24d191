import LessonSupport
import Testing
import Workbench

/// The numbers that the handout of `perceptron` states.
@Suite struct PerceptronHandoutTests {
  @Test func everyNumberOfThePage() throws {
    let page = try Handout(lesson: "2-perceptron")
    let training = try PerceptronTraining()
    let gates = try [ToyProblem.and, .or, .xor].map { try PerceptronRun(gate: $0, training) }
    let (and, or, xor) = (gates[0], gates[1], gates[2])
    page.expect("and 1 is added to the bias")
    page.expect("every update for AND: \(and.trace.mistakeCount) mistakes, then an epoch without")
    page.expect("OR takes \(or.trace.mistakeCount) mistakes")
    let later = try PerceptronRun(gate: .xor, PerceptronTraining(epochLimit: 1000))
    #expect(later.trace.mistakesPerEpoch.last == xor.trace.mistakesPerEpoch.last)
    #expect(later.trace.perceptron == later.trace.perceptron(afterEpoch: 100))
    page.expect(
      "still wrong on all \(4 - xor.correctCount) examples in epoch \(xor.trace.epochCount), and "
        + "after epoch \(grouped(later.trace.epochCount))")
    page.expect("the best gets \(try #require(xor.best).correctCount) of 4 right")

    let data = try ToyProblem.iris.examples(seed: 0)
    let iris = try PerceptronRun(PlaneTask(data, positive: 0), training)
    let counts = data.labels.classCounts
    page.expect("Petals of \(data.count) irises")
    page.expect(
      "All \(counts[0]) of this species come first in the file, then "
        + "\(counts[1] + counts[2]) of two others")
    try check(iris.trace.updates, on: page)
    page.expect("w = (−0.5, −0.8), b = 2")
    #expect(iris.weightsInWords == "w = (−0.5, −0.8), b = 2")
    page.expect(
      "In epoch \(iris.trace.epochCount) there is no mistake. It has made "
        + "\(iris.trace.mistakeCount) in all")
    try check(MistakeBounds(iris), on: page)
    page.expect("and \(iris.trace.mistakeCount) is far below")

    let versicolor = try PerceptronRun(PlaneTask(data, positive: 1), training)
    page.expect(
      "\(versicolor.trace.mistakesPerEpoch.last ?? 0) mistakes in the last one, and yet "
        + "\(versicolor.wrongAfterEpochs.last ?? 0) of \(data.count) examples are wrong")
    let best = try #require(versicolor.best)
    page.expect("The best line has \(data.count - best.correctCount) wrong.")
    page.expect("All \(iris.correctCount) examples are right")
    try checkDistances(iris, on: page)
    page.expect(exercises: try PerceptronExercises.all())
    page.expectEveryNumberAsserted()
  }

  private func check(_ updates: [PerceptronTrace.Update], on page: Handout) throws {
    try #require(updates.count == 4)
    let data = try ToyProblem.iris.examples(seed: 0).points
    func yesCount(_ perceptron: Perceptron) -> Int { data.count { perceptron.weightedSum($0) > 0 } }
    #expect(yesCount(updates[0].after) == 150)
    // At no length above 0 is there a width above 0 on the line: w and b are all positive.
    #expect((updates[0].after.weights + [updates[0].after.bias]).allSatisfy { $0 > 0 })
    page.expect("Update 1 makes everything setosa: the line lies below zero")
    #expect(yesCount(updates[1].after) == 0)
    page.expect(
      "Update 2 makes nothing setosa: it met the first versicolor, example \(updates[1].example) (they are counted from 0)"
    )
    page.expect("goes through the origin now, for b is \(Int(updates[1].after.bias))")
    #expect(yesCount(updates[2].after) == 0 && yesCount(updates[3].after) == 50)
    page.expect("Update 3 is not enough: still nothing is setosa.")
    #expect(updates[3].example == updates[2].example + 1)
    #expect(data[updates[3].example] == data[updates[2].example])
    page.expect("petals of the same size, and update 4 adds them once more.")
  }

  private func check(_ bounds: MistakeBounds, on page: Handout) throws {
    let (learnt, widest) = (try #require(bounds.learnt), try #require(bounds.widest))
    page.expect("Novikoff proved in 1962")  // "On convergence proofs on perceptrons"
    page.expect("one more input that is always 1")
    page.expect(
      "learnt has γ = \(decimals(learnt.margin)) and proves that "
        + "\(grouped(Int(learnt.mistakeLimit))) mistakes are the most")
    page.expect(
      "widest margin has γ = \(decimals(widest.margin)) and proves "
        + "\(grouped(Int(widest.mistakeLimit)))")
  }

  /// The distances in the plane. No line keeps more than half of the way between two examples of
  /// different classes, from (1.9, 0.4) to (3, 1.1) say; that in their middle keeps as much from all:
  ///
  ///     1.1 x1 + 0.7 x2 = (3² + 1.1² - 1.9² - 0.4²) / 2 = 3.22,     ½ √(1.1² + 0.7²) = 0.652
  private func checkDistances(_ run: PerceptronRun, on page: Handout) throws {
    let examples = run.task.signed
    func distance(_ line: Perceptron) throws -> Double {
      let scores = zip(examples.inputs, examples.signs).map { Double($1) * line.weightedSum($0) }
      let length = (line.weights.map { $0 * $0 }.reduce(0, +)).squareRoot()
      return try #require(scores.min()) / length
    }
    let farthest = try distance(Perceptron(weights: [-1.1, -0.7], bias: 3.22))
    #expect(abs(farthest - (1.1 * 1.1 + 0.7 * 0.7).squareRoot() / 2) < 1e-9)
    let dashed = try distance(try #require(MistakeBounds(run).widestLine))
    page.expect("the dashed line keeps \(decimals(dashed, 2)) cm from the nearest")
    page.expect("\(decimals(farthest, 2)) cm are possible")
    let learnt = try distance(run.trace.perceptron)
    page.expect("line that was learnt keeps \(decimals(learnt, 2)) cm")
    #expect(dashed < farthest)
  }

  /// What the answers say in words: nothing but the scale, and a number for each count.
  @Test func theAnswersHold() throws {
    let answers = try PerceptronExercises.all().map(\.answer)
    #expect(answers[0].contains("w = (−0.05, −0.08), b = 0.2 instead of w = (−0.5, −0.8), b = 2"))
    #expect(answers[0].contains("The mistakes are the same: 4 and 4."))
    let bounds = try [20, 200, 2000].map { count in
      try MistakeBounds(
        PerceptronRun(
          PlaneTask(ToyProblem.blobs.examples(count: count, seed: 42), positive: 1),
          PerceptronTraining()))
    }
    let margins = bounds.compactMap { $0.widest?.margin }
    let limits = bounds.compactMap { $0.widest?.mistakeLimit }
    #expect(margins.count == 3 && margins == margins.sorted(by: >) && limits == limits.sorted())
    #expect(answers[1].hasPrefix("No: ") && !answers[1].contains("unknown"))
    #expect(answers[2].contains("gets 4 of 4 right"))
    #expect(answers[2].hasSuffix("AND and XOR are right as well."))
  }
}
