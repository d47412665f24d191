import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// The page of the lesson `network`: every number on it is computed here.
@Suite struct NetworkLessonHandoutTests {
  @Test func everyNumberIsTrue() throws {
    let page = try Handout(lesson: "3-network")
    try counts(page)
    try starts(page)
    try xor(page)
    try step(page)
    try depths(page)
    page.expect(exercises: try NetworkExercises.all())
    // What the exercises ask: the questions are those of the program, their answers computed there.
    page.expect("How many numbers does 784-128-10 learn?")
    page.expect("as many as 784-300-100-10 does?")
    page.expect("change from a start of 0, and why")
    page.expectEveryNumberAsserted()
  }

  private func counts(_ page: Handout) throws {
    let small = try Sequential(inputShape: [2], seed: 0) {
      Dense(3, activation: .relu)
      Dense(1, activation: .sigmoid)
    }
    let learnt = small.parameters.map(\.count)
    page.expect("learns (2 + 1) × 3 = \(learnt[0]) numbers in its hidden layer")
    page.expect("(3 + 1) × 1 = \(learnt[1]) in its output, \(small.parameterCount) in all")
    page.expect("connections | (inputs + 1) × units | parameters")
    let large = try Sequential(inputShape: [784], seed: 0) {
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    for layer in large.layers {
      let (inputs, units) = (layer.inputShape[0], layer.outputShape[0])
      page.expect(
        "| \(layer.name) | \(grouped(inputs * units)) | (\(inputs) + 1) × \(units) | "
          + "\(grouped(layer.parameterCount)) |")
    }
    let connections = grouped(LayerCounts(large).connectionCount)
    page.expect("| all | \(connections) | | \(grouped(large.parameterCount)) |")
    page.expect("by hand for \(grouped(large.parameterCount)) of them")
  }

  private func starts(_ page: Handout) throws {
    let comparison = try StartComparison(NetworkOptions.parse([]).training())
    let training = comparison.training
    let (zeros, constant, random) = (
      comparison.starts[0], comparison.starts[1], comparison.starts[2]
    )
    page.expect(
      "network of \(training.units) hidden units learns the same \(training.data.count) examples")
    page.expect(
      "All 0.** Of \(zeros.after.parameterCount) weights and biases, "
        + "\(zeros.changedCount) changes: the bias of the output.")
    #expect(!zeros.hasMovedOutputWeights && zeros.differentUnits == 1)
    page.expect("hidden units put out 0, so that the weights")
    page.expect("these weights are 0, so that")
    page.expect("at ln 2 = \(decimals(log(2))): a guess")
    #expect(zeros.losses.allSatisfy { abs($0 - log(2)) < 0.01 })
    let right = [constant, random].map {
      percent(Double($0.correctCount) / Double(training.data.count))
    }
    page.expect("All 0.5.** Now all \(constant.changedCount) change.")
    #expect(constant.changedCount == constant.after.parameterCount && constant.differentUnits == 1)
    page.expect("\(training.units) units that do the work of one, and \(right[0]) of the examples")
    page.expect("and become more so: \(right[1]) are right")
    #expect(random.differentUnits == training.units)
    page.expect("with 0.5 there is one for every weight")
    page.expect("the sum z of a hidden unit is 0")
  }

  private func xor(_ page: Handout) throws {
    let byHand = try StepXOR()
    for (name, _, unit) in byHand.named {
      let numbers = (unit.weights + [unit.bias]).map { NumberFormat.automatic.text($0) }
      page.expect("| \(name) | \(numbers[0]), \(numbers[1]) | \(numbers[2]) |")
    }
    for words in ["| x1 or x2 |", "| x1 and x2 |", "| h1 without h2 |"] { page.expect(words) }
    page.expect("All \(byHand.correctCount) corners are right.")
    #expect([[0, 1], [1, 0]].map { byHand.hiddenAnswers($0) } == [[1, 0], [1, 0]])
    page.expect("(0, 1) and (1, 0) both became (1, 0)")

    let learnt = try LearntXOR(activation: .tanh, seed: NetworkOptions.parse([]).seed)
    let solved = learnt.attempts.map(\.solvedCount)
    page.expect("From \(LearntXOR.startCount) random starts, with \(LearntXOR.epochs) epochs each")
    #expect(solved[0] == 0)
    page.expect("from none of them with \(LearntXOR.unitCounts[0]) hidden unit")
    page.expect("from \(solved[1]) with 2 units, although 2 are enough")
    #expect(solved[3] == LearntXOR.startCount && solved[4] == LearntXOR.startCount)
    page.expect("from \(solved[2]) with 3 units, and from all \(solved[3]) with 4 or 8")
  }

  private func step(_ page: Handout) throws {
    let step = BackpropagationStep.example
    let machine = try MachineStep(step)
    func text(_ value: Double, _ digits: Int = 4) -> String {
      NumberFormat.decimals(digits).text(value)
    }
    page.expect(
      "x = (\(plain(step.x1)), \(plain(step.x2))), whose answer should be y = \(plain(step.y))")
    page.expect(
      "| h1 | \(text(step.z1, 1)) | \(text(step.a1)) | δo · v1 · a1(1 − a1) = "
        + "\(text(step.delta1)) |")
    page.expect(
      "| h2 | \(text(step.z2, 1)) | \(text(step.a2)) | δo · v2 · a2(1 − a2) = "
        + "\(text(step.delta2)) |")
    page.expect("| o | \(text(step.z)) | \(text(step.a)) | δo = a − y = \(text(step.delta)) |")
    page.expect("a1 and a2 are those of h1 and h2")
    page.expect(
      "−ln a if the answer should be 1 and −ln(1 − a) if it should be 0: here "
        + "−ln \(text(step.a, 5)) = \(text(step.loss))")
    // With as many digits as are shown, so that a pencil comes to the same.
    #expect(text(-log((step.a * 1e5).rounded() / 1e5)) == text(step.loss))
    page.expect("to h1 through v1, the weight from there to o")
    page.expect("slope of the sigmoid, a1(1 − a1); to h2 likewise")
    page.expect("what comes in for a bias is 1")
    page.expect("learning rate of \(plain(step.learningRate)) times the slope off")
    for (index, row) in machine.rows.enumerated() {
      let isWhole = row.input == row.input.rounded()
      page.expect(
        "| \(row.name) | \(NumberFormat.automatic.text(row.before)) | "
          + "\(isWhole ? plain(row.input) : text(row.input)) × \(text(row.delta)) = "
          + "\(text(step.slopes.all[index])) | \(text(step.learnt.all[index])) |")
    }
    page.expect("from \(text(machine.losses.before)) to \(text(machine.losses.after))")
    #expect(machine.largestDifference < 1e-7 && machine.check.largestError < 1e-6)
    page.expect(
      "and of \(significant(machine.checkOfMistake.largestError)) for the slopes of somebody who "
        + "forgets the factors a(1 − a)")
  }

  private func depths(_ page: Handout) throws {
    let depths = try SlopesByDepth(seed: NetworkOptions.parse([]).seed)
    page.expect(
      "| hidden units | "
        + SlopesByDepth.depths.map { "\($0) layers" }.joined(separator: " | ") + " |")
    for row in depths.table.rows {
      page.expect("| " + row.dropLast().joined(separator: " | ") + " |")
    }
    let slopes = stride(from: -5.0, through: 5, by: 0.5).map {
      Activation.sigmoid.derivative(at: $0)
    }
    #expect(slopes.max() == 0.25)
    page.expect("The slope of a sigmoid is 1/4 at the most: with 10 layers")
    page.expect("slope of 1 or 0, and half")
    let relu = try #require(depths.deepest.first { $0.kind.name == "ReLU, Glorot" })
    page.expect(
      "is \(scientific(relu.slopes[0])) in layer 1 and \(scientific(relu.slopes[9])) in layer 10")
    #expect(relu.depth == 10 && relu.slopes[0] > relu.slopes[9])
    // √(2/32) against √(2/64).
    page.expect("He's* rule draws weights √2 times as large as Glorot's")
  }

  /// The list of lessons asks what the page asks.
  @Test func theQuestionIsTheSameEverywhere() throws {
    let repository = try #require(Repository(around: #filePath))
    let question = "What do layers add to neurons?"
    for (file, line) in [
      ("README.md", "| [`network`](lessons/3-network/README.md) | \(question) |"),
      ("lessons/3-network/README.md", "# network: \(question)"),
      ("lessons/3-network/Network.swift", "// Lesson 3 · \(question)"),
    ] {
      let text = try String(contentsOfFile: "\(repository.path)/\(file)", encoding: .utf8)
      let holds = text.components(separatedBy: "\n").contains(line)
      #expect(holds, "\(file)")
    }
  }

  /// What the answers say in words.
  @Test func theAnswersHold() throws {
    let answers = try NetworkExercises.all().map(\.answer)
    #expect(
      answers[0].contains("together 101,770") && answers[0].contains("335 units make 266,335"))
    #expect(answers[1].hasPrefix("Seed 42 gets 3 of 4 right, and 3 with ten times the epochs"))
    #expect(answers[1].contains("Seed 43 gets 4 of 4 right, and 4 with ten times the epochs"))
    #expect(answers[2].hasPrefix("33 of 33:") && answers[2].contains("1 different unit of 8"))
    #expect(answers[2].contains("8 different units"))
  }
}
