import Foundation
import LessonSupport
import Testing
import Workbench

/// What `perceptron` prints, draws and writes, and the numbers that its handout states.
@Suite struct PerceptronTests {
  // MARK: - A run

  @Test func everyFigureIsDrawn() throws {
    let folder = try TemporaryFolder()
    let run = try folder.perceptron("--figures", "f", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let figures = PerceptronFigures.names.map { "f/\($0).png" }
    #expect(folder.files.filter { $0.hasPrefix("f/") } == figures.sorted())
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      try checkWithPNGCheck(figure, in: folder)
      let texts = Dictionary(
        uniqueKeysWithValues: try PNGFile.read("\(folder.path)/\(figure)").texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "perceptron" && texts["Description"]?.isEmpty == false)
      // The gates are no data of a file or a seed.
      #expect((source.dataDigest == nil) == (figure == "f/logic.png"))
    }
    #expect(try PerceptronResultsFile("r.json", in: folder).figures == figures)
    // In a pipe there is nothing but text and ends of lines.
    for text in [run.output, run.errors] {
      #expect(
        text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
  }

  @Test(arguments: [[], ["--class", "versicolor"], ["--problem", "blobs", "--shuffle"]])
  func everythingPrintedIsInTheResults(options: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try folder.perceptron(["--figures", "f", "--json", "r.json"] + options)
    let results = try PerceptronResultsFile("r.json", in: folder)
    #expect(results.schema == 1 && results.lesson == "perceptron")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in results.gates + [results.problem] {
      let numbers = (part.weights + [part.bias]).map { NumberFormat.automatic.text($0) }
      #expect(words.contains("w = (\(numbers[0]), \(numbers[1])), b = \(numbers[2])."))
      let outcome =
        part.is_learnt
        ? "\(part.name) is learnt: \(part.mistakes) mistakes, none in epoch "
          + "\(part.mistakes_per_epoch.count)."
        : "\(part.name) is not learnt: stopped at the limit of 100 epochs, with "
          + "\(part.mistakes_per_epoch.last ?? 0) mistakes in the last one and \(part.mistakes) in all."
      #expect(words.contains(outcome))
    }
    let problem = results.problem
    #expect(words.contains("\(problem.correct) of \(problem.example_count) examples are on their"))
    let best = try #require(problem.best_line_correct)
    #expect(
      words.contains(
        best == problem.example_count
          ? "A line can get all \(best) right."
          : "No line gets more than \(best) of \(problem.example_count) right"))
    for update in results.gates[0].updates + problem.updates {
      let numbers = update.inputs + [update.weighted_sum_before] + update.weights + [update.bias]
      let row =
        "\(update.update) \(update.epoch) \(update.example) \(update.truth) "
        + numbers.map { NumberFormat.automatic.text($0) }.joined(separator: " ")
      #expect(words.contains(row), "\(row)")
    }
    #expect((results.bound_of_widest_margin == nil) == options.contains("versicolor"))
    for bound in [results.bound_of_learnt_line, results.bound_of_widest_margin].compactMap(\.self) {
      #expect(words.contains(NumberFormat.automatic.text(bound.margin)))
      #expect(words.contains(" \(grouped(Int(bound.mistake_limit))) "))
    }
  }

  @Test(arguments: [[], ["--problem", "moons", "--shuffle", "--seed", "3"]])
  func theSameCommandGivesTheSameBytes(options: [String]) throws {
    let runs = try (0..<2).map { _ in
      let folder = try TemporaryFolder()
      let run = try folder.perceptron(["--figures", "f", "--json", "r.json"] + options)
      #expect(run.status == 0)
      return (run.output, try folder.files.map { try folder.bytes(of: $0) })
    }
    #expect(runs[0].0 == runs[1].0 && runs[0].1 == runs[1].1 && runs[0].1.count == 5)
  }

  @Test func anotherSeedIsAnotherOrder() throws {
    let outputs = try ["1", "2"].map { seed in
      try TemporaryFolder().perceptron("--figures", "f", "--shuffle", "--seed", seed).output
    }
    #expect(outputs[0] != outputs[1])
  }

  @Test func withoutATerminalNothingWaits() throws {
    let run = try TemporaryFolder().perceptron("--figures", "f", "--step")
    #expect(run.status == 0 && run.output.contains("\n5. ") && !run.errors.contains("Enter"))
  }

  // MARK: - Somebody's table

  /// Columns in another order, one of them text, a quoted class, and another limit.
  @Test func aTableIsLearntFrom() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "note,height,kind,mass\na,1,\"big, red\",2\nb,2,\"big, red\",4\nc,-1,small,-3\n",
      to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", "height,mass", "--label", "kind", "--figures", "f",
      "--class", "big, red", "--epochs", "7", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("t.csv: 3 examples, 2 of \"big, red\" and 1 of \"small\""))
    let results = try PerceptronResultsFile("r.json", in: folder)
    // By hand: the first example is on the line, so w = (1, 2), b = 1; the second gives
    // z = 2 + 8 + 1 > 0; the third z = -1 - 6 + 1 < 0; epoch 2 is without a mistake.
    #expect(results.problem.weights == [1, 2] && results.problem.bias == 1)
    #expect(results.problem.mistakes_per_epoch == [1, 0])
    #expect(results.problem.class_names == ["small", "big, red"])
  }

  // MARK: - The handout

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
    page.expect(exercises: try PerceptronExercises.all())
    page.expectEveryNumberAsserted()
  }

  private func check(_ updates: [PerceptronTrace.Update], on page: Handout) throws {
    try #require(updates.count == 4)
    let data = try ToyProblem.iris.examples(seed: 0).points
    func yesCount(_ perceptron: Perceptron) -> Int { data.count { perceptron.weightedSum($0) > 0 } }
    #expect(yesCount(updates[0].after) == 150)
    page.expect("Update 1 makes everything setosa")
    #expect(yesCount(updates[1].after) == 0)
    page.expect(
      "Update 2 makes nothing setosa. It met the first versicolor, at example \(updates[1].example)"
    )
    #expect(yesCount(updates[2].after) == 0 && yesCount(updates[3].after) == 50)
    page.expect("Updates 3 and 4 bring the line between the species")
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
  }
}

/// The results of `perceptron` as another program would read them.
struct PerceptronResultsFile: Decodable {
  struct Part: Decodable {
    struct Update: Decodable {
      let update: Int
      let epoch: Int
      let example: Int
      let truth: String
      let inputs: [Double]
      let weighted_sum_before: Double
      let weights: [Double]
      let bias: Double
    }
    let name: String
    let class_names: [String]
    let example_count: Int
    let is_learnt: Bool
    let mistakes: Int
    let mistakes_per_epoch: [Int]
    let weights: [Double]
    let bias: Double
    let correct: Int
    let best_line_correct: Int?
    let updates: [Update]
  }
  struct Bound: Decodable {
    let margin: Double
    let mistake_limit: Double
  }
  let schema: Int
  let lesson: String
  let gates: [Part]
  let problem: Part
  let bound_of_learnt_line: Bound?
  let bound_of_widest_margin: Bound?
  let figures: [String]

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `perceptron` with this as its current folder.
  func perceptron(_ arguments: String...) throws -> ProgramRun { try perceptron(arguments) }

  /// Runs `perceptron` with this as its current folder.
  func perceptron(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "perceptron", arguments, in: path)
  }
}
