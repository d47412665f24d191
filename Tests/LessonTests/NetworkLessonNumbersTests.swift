import Foundation
import LessonSupport
import Testing
import Workbench

/// What the lesson `network` computes: the starts, XOR, the step by hand, and the slopes by depth.
@Suite struct NetworkLessonNumbersTests {
  private func training(
    _ problem: ToyProblem = .moons, units: Int = 8, _ activation: Activation = .tanh,
    epochs: Int = 20
  ) throws -> PlaneTraining {
    PlaneTraining(
      try problem.examples(seed: 42), units: units, activation: activation, epochs: epochs,
      learningRate: 0.3, seed: 42)
  }

  // MARK: - Counting

  // (784 + 1) · 300 = 235,500; (300 + 1) · 100 = 30,100; (100 + 1) · 10 = 1,010; 266,610 in all.
  @Test func theTableOfCounts() throws {
    let counts = LayerCounts(
      try Sequential(inputShape: [784], seed: 0) {
        Dense(300, activation: .relu)
        Dense(100, activation: .relu)
        Dense(10, activation: .softmax)
      })
    #expect(counts.table.rows.map { $0.last } == ["235,500", "30,100", "1,010", "266,610"])
  }

  /// A layer without weights has no row.
  @Test func flatteningLearnsNothing() throws {
    let counts = LayerCounts(
      try Sequential(inputShape: [2, 2], seed: 0) {
        Flatten()
        Dense(1)
      })
    #expect(counts.table.rows.map { $0[0] } == ["output", "all"])
    #expect(counts.table.rows[0][3] == "4" && counts.table.rows[0][5] == "5")
  }

  // MARK: - Starts

  /// With φ(0) = 0 nothing but the output's biases can move.
  @Test(arguments: [Activation.tanh, .relu, .elu, .gelu, .linear])
  func zerosTeachOnlyTheOutputBias(activation: Activation) throws {
    for problem in [ToyProblem.moons, .iris, .and] {
      let start = try StartComparison(training(problem, activation)).starts[0]
      let (hidden, output) = (start.after.parameters[0], start.after.parameters[1])
      #expect(start.hiddenSlope == 0)
      #expect(
        (hidden.kernel.elements + hidden.bias + output.kernel.elements).allSatisfy { $0 == 0 })
      #expect(output.bias.allSatisfy { $0 != 0 } && start.changedCount == output.bias.count)
    }
  }

  /// The answers of XOR are as often 0 as 1: the bias of the output has no slope either.
  @Test func zerosTeachNothingOfXOR() throws {
    let start = try StartComparison(training(.xor)).starts[0]
    #expect(start.changedCount == 0 && start.before.parameters == start.after.parameters)
    #expect(start.losses.allSatisfy { abs($0 - log(2)) < 1e-7 })
  }

  /// Where the output of a hidden unit at 0 is not 0, all weights move, but all alike.
  @Test func zerosWithSigmoidMoveAlike() throws {
    let comparison = try StartComparison(training(.moons, .sigmoid))
    let start = comparison.starts[0]
    #expect(start.changedCount == start.after.parameterCount && start.differentUnits == 1)
    #expect(comparison.verdict.contains("all of them learn the same"))
  }

  @Test(arguments: [2, 3, 7, 8, 17, 64]) func equalUnitsStayEqual(units: Int) throws {
    let starts = try StartComparison(training(units: units)).starts
    #expect(starts[1].changedCount == starts[1].after.parameterCount)
    let kernel = starts[1].after.parameters[0].kernel
    for row in 0..<kernel.rowCount { #expect(Set(kernel.row(row)).count == 1) }
    #expect(Set(starts[1].after.parameters[1].kernel.elements).count == 1)
    #expect(starts[1].differentUnits == 1 && starts[2].differentUnits == units)
  }

  @Test func randomWeightsLearnTheMoons() throws {
    let starts = try StartComparison(training(epochs: 200)).starts
    let last = starts.map { $0.losses.last ?? .nan }
    #expect(last[0] > 0.69 && last[1] < 0.3 && last[2] < last[1] / 3)
    #expect(starts[0].correctCount == 100 && starts[2].correctCount >= 198)
  }

  /// Equal starts lose only where they do.
  @Test(arguments: [ToyProblem.moons, .iris, .and, .xor, .circles])
  func theVerdictFollowsTheOutcome(problem: ToyProblem) throws {
    let comparison = try StartComparison(training(problem, epochs: 200))
    let (equal, random) = (comparison.starts[1].correctCount, comparison.starts[2].correctCount)
    let hasGained = comparison.verdict.contains("is what they are for")
    let hasNot = comparison.verdict.contains("Here that gains nothing")
    #expect(hasGained == (random > equal) && hasNot == (random <= equal))
    if problem == .moons { #expect(hasGained) }
    if problem == .and || problem == .iris { #expect(hasNot) }
  }

  @Test func aSingleUnitHasNoOtherToBeToldFrom() throws {
    let verdict = try StartComparison(training(units: 1)).verdict
    #expect(verdict.contains("has no copy") && !verdict.contains("units different"))
  }

  @Test(arguments: [Activation.relu, .tanh, .sigmoid, .softplus])
  func nothingLearnsFromZerosWhereAnswersAreAsFrequent(activation: Activation) throws {
    let comparison = try StartComparison(training(.xor, activation))
    let isStill = comparison.starts[0].changedCount == 0
    #expect(isStill)
    #expect(comparison.verdict.contains("right as often as any other") == isStill)
    let putsOut = comparison.verdict.contains("From 0, the hidden units put out 0,")
    #expect(putsOut == (activation(0.0) == 0))
  }

  @Test func roundingIsNoSlope() {
    #expect(StartComparison.text(slope: 8.3e-9) == "0" && StartComparison.text(slope: 0) == "0")
    #expect(StartComparison.text(slope: 0.025) == "0.025")
    #expect(StartComparison.text(slope: 2e-7) != "0")
  }

  @Test(arguments: [(0.3, false), (30, true)])
  func aRisingLossGetsAdvice(rate: Double, hasRisen: Bool) throws {
    let comparison = try StartComparison(
      PlaneTraining(
        ToyProblem.moons.examples(seed: 42), units: 8, activation: .tanh, epochs: 200,
        learningRate: rate, seed: 42))
    let verdict = comparison.verdict
    #expect(verdict.contains("Try a tenth of the learning rate.") == hasRisen)
    // What has not settled says nothing about how many units are enough.
    #expect(!verdict.contains("Copies of one unit"))
  }

  // MARK: - XOR

  // OR: 2 x1 + 2 x2 - 1, AND: 3 x1 + 2 x2 - 4, as the lesson on the perceptron learns them. For
  // (0,0): h = (0, 0), z = -1/2; (0,1) and (1,0): h = (1, 0), z = 1/2; (1,1): h = (1, 1), z = -1/2.
  @Test func xorByHand() throws {
    let xor = try StepXOR()
    #expect(xor.hidden.map(\.weights) == [[2, 2], [3, 2]] && xor.hidden.map(\.bias) == [-1, -4])
    #expect(xor.data.points.map { xor.hiddenAnswers($0) } == [[0, 0], [1, 0], [1, 0], [1, 1]])
    #expect(xor.data.points.map { xor($0) } == [0, 1, 1, 0] && xor.correctCount == 4)
    let sums = xor.data.points.map { xor.output.weightedSum(xor.hiddenAnswers($0)) }
    #expect(sums == [-0.5, 0.5, 0.5, -0.5])
  }

  /// One line cannot do it (Minsky & Papert, "Perceptrons", 1969); more units make it easier.
  @Test(arguments: [1, 42, 1000]) func xorLearnt(seed: UInt64) throws {
    let xor = try LearntXOR(activation: .tanh, seed: seed)
    let solved = xor.attempts.map(\.solvedCount)
    #expect(xor.attempts.map(\.units) == [1, 2, 3, 4, 8])
    #expect(solved[0] == 0 && solved[1] > 0 && solved[1] < solved[4] && solved[4] == 20)
    #expect(xor.shown.isSolved && xor.shown.network.parameters[0].bias.count == 2)
    let answers = try xor.shown.network.predictClasses(xor.data.labeledExamples.features).ids
    #expect(answers == [0, 1, 1, 0])
  }

  // MARK: - One step

  /// Complex-step slopes by Tests/Fixtures/network_lesson.py.
  struct Reference: Decodable {
    let sums: [Double]
    let outputs: [Double]
    let deltas: [Double]
    let slopes: [Double]
    let learnt: [Double]
    let loss_before: Double
    let loss_after: Double

    init() throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/network_lesson.json")
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }
  }

  @Test func theStepByHandIsTheReference() throws {
    let (step, reference) = (BackpropagationStep.example, try Reference())
    func expect(_ found: [Double], _ expected: [Double]) {
      #expect(found.count == expected.count)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-14 })
    }
    expect([step.z1, step.z2, step.z], reference.sums)
    expect([step.a1, step.a2, step.a], reference.outputs)
    expect([step.delta1, step.delta2, step.delta], reference.deltas)
    expect(step.slopes.all, reference.slopes)
    expect(step.learnt.all, reference.learnt)
    expect([step.loss], [reference.loss_before])
  }

  @Test func theMachineAgrees() throws {
    let (machine, reference) = (try MachineStep(.example), try Reference())
    #expect(machine.largestDifference > 0 && machine.largestDifference < 2e-7)
    #expect(abs(machine.losses.before - reference.loss_before) < 1e-6)
    #expect(abs(machine.losses.after - reference.loss_after) < 1e-6)
    for (row, slope) in zip(machine.rows, reference.slopes) {
      #expect(abs(row.input * row.delta - slope) < 1e-14, "\(row.name)")
    }
  }

  @Test func theLossIsNamedWithItsNumbers() throws {
    let summary = try MachineStep(.example).summary
    #expect(summary.contains("cross-entropy") && summary.contains("−ln 0.31917 = 1.1420."))
    let no = BackpropagationStep(
      weights: BackpropagationStep.example.weights, x1: 1, x2: 2, y: 0, learningRate: 0.5)
    // -ln(1 - 0.31917) = 0.3844.
    #expect(try MachineStep(no).summary.contains("−ln 0.68083 = 0.3844."))
  }

  /// Without a1(1 - a1) only the hidden layer is wrong.
  @Test func theGradientCheckTellsTheMistake() throws {
    let machine = try MachineStep(.example)
    #expect(machine.check.largestError < 1e-6)
    #expect(machine.checkOfMistake.layers.map { $0.relativeError > 0.1 } == [true, false])
    #expect(machine.checkSentence.hasSuffix("in layer hidden1."))
  }

  /// The other answer, and inputs of 0, whose weights then have no slope.
  @Test func otherExamplesAgreeAsWell() throws {
    let weights = BackpropagationStep.example.weights
    for (x1, x2, y) in [(0.0, 0.0, 0.0), (0, -3, 1), (-1, 0.25, 0)] {
      let step = BackpropagationStep(weights: weights, x1: x1, x2: x2, y: y, learningRate: 2)
      let machine = try MachineStep(step)
      #expect(machine.largestDifference < 1e-6)
      #expect(x1 != 0 || (step.slopes.w11 == 0 && step.learnt.w11 == weights.w11))
    }
  }

  // MARK: - Depth

  @Test(arguments: [7, 42]) func slopesVanishWithSigmoidsOnly(seed: UInt64) throws {
    let depths = try SlopesByDepth(seed: seed)
    let factors = SlopesByDepth.kinds.map { depths.factor(of: $0) }
    #expect(factors[0] < 1e-3)
    #expect(factors[1] > 0.2 && factors[1] < 2)
    // Half of the units are silent: Glorot's weights halve the variance in each of eight more layers,
    // 2^(-8/2) = 0.0625 of the size; He's keep it.
    #expect(factors[2] > 0.0625 / 3 && factors[2] < 0.0625 * 3)
    #expect(factors[3] > 1.0 / 3 && factors[3] < 3)
    for row in depths.rows {
      #expect(row.slopes.count == row.depth + 1 && row.slopes.allSatisfy { $0 > 0 })
    }
  }

  /// With Glorot's weights and ReLUs the signal shrinks forward as δ does back: the slopes are small,
  /// but those of the first layers are not the smaller ones.
  @Test(arguments: [7, 42]) func slopesOfReLUsAreFlat(seed: UInt64) throws {
    let depths = try SlopesByDepth(seed: seed)
    let row = try #require(depths.deepest.first { $0.kind.name == "ReLU, Glorot" })
    let hidden = row.slopes.dropLast()
    #expect((hidden.max() ?? 0) < 30 * (hidden.min() ?? 0))
    #expect(row.slopes[0] > row.slopes[row.depth - 1])
    #expect(
      depths.verdict.contains(
        "\(scientific(row.slopes[0])) in the first and \(scientific(row.slopes[9])) in layer 10"))
    #expect(depths.verdict.contains("hardly move") && !depths.verdict.contains("learn nothing"))
    #expect(depths.table.columns.last?.title == "10 layers ÷ 2 layers")
  }

  /// Ten layers of sigmoids: smaller and smaller towards the input, but for the first, whose inputs
  /// are larger than the outputs of sigmoids.
  @Test func slopesOfSigmoidsFallFromLayerToLayer() throws {
    let slopes = try #require(try SlopesByDepth(seed: 42).deepest.first).slopes
    #expect(zip(slopes.dropFirst(), slopes.dropFirst(2)).allSatisfy { $0 < $1 })
  }
}
