import Foundation
import LessonSupport
import Testing
import Workbench

/// What `perceptron` prints, draws and writes.
@Suite struct PerceptronTests {
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
    #expect(results.is_shuffled == options.contains("--shuffle"))
    for part in results.gates + [problem] {
      #expect(part.wrong_after_epochs.count == part.mistakes_per_epoch.count)
      #expect(part.wrong_after_epochs.last == part.example_count - part.correct)
      #expect(part.is_learnt == (part.correct == part.example_count))
      #expect(part.has_converged == (part.mistakes_per_epoch.last == 0))
    }
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

  /// After two epochs all petals are on their sides, but no epoch without a mistake has said so.
  @Test func aLineThatSeparatesIsOneEvenIfNothingHasConfirmedIt() throws {
    let folder = try TemporaryFolder()
    let run = try folder.perceptron("--epochs", "2", "--figures", "f", "--json", "r.json")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("iris is learnt: 4 mistakes. All are right at the limit of 2 epochs"))
    #expect(words.contains("It made 4 mistakes. More than 747 are not possible"))
    let iris = words.ranges(of: "iris: 150 examples").first.map { words[$0.lowerBound...] } ?? ""
    #expect(!iris.contains("not learnt") && !iris.contains("--epochs"))
    let results = try PerceptronResultsFile("r.json", in: folder)
    #expect(results.problem.is_learnt && !results.problem.has_converged)
    // The numbers of SciPy; the margin of the learnt line is that of the handout.
    let bounds = (results.bound_of_learnt_line, results.bound_of_widest_margin)
    #expect(abs((bounds.0?.margin ?? 0) - 0.171842) < 1e-6)
    #expect(abs((bounds.1?.margin ?? 0) - 0.268493) < 1e-6)
    let line = try #require(results.line_of_widest_margin)
    let best = try #require(results.problem.best_line)
    let examples = try PlaneTask(ToyProblem.iris.examples(seed: 0), positive: 0).signed
    for line in [line, best] {
      #expect(examples.mistakes(of: Perceptron(weights: line.weights, bias: line.bias)) == 0)
    }
  }

  /// The widest margin is sought in single precision, which has too few digits for millions.
  @Test func whatIsNotTheWidestMarginIsNotCalledSo() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "income,debt,kind\n10000000,2000000,x\n9000000,1000000,x\n1000000,8000000,y\n"
        + "3000000,4000000,y\n", to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", "income, debt", "--label", "kind", "--figures", "f", "--json",
      "r.json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("widest margin "))
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("The widest margin, which may prove less, is not known"))
    let results = try PerceptronResultsFile("r.json", in: folder)
    #expect(results.bound_of_learnt_line != nil && results.bound_of_widest_margin == nil)
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
}
