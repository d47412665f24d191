import Foundation
import LessonSupport
import Testing
import Workbench

/// The page of the lesson `neuron`: every number on it is computed here.
@Suite struct NeuronHandoutTests {
  @Test func everyNumberIsTrue() throws {
    let handout = try Handout(lesson: "1-neuron")
    try firing(handout)
    try contrast(handout)
    sum(handout)
    activations(handout)
    changes(handout)
    handout.expect(exercises: try NeuronExercises.all())
    // What the exercises ask: the questions are those of the program, their answers computed there.
    handout.expect("A current of -1 nA drives")
    handout.expect("cell 1 from a tenth")
    handout.expect("for cell 4?")
    handout.expect("The answer should be 0.")
    handout.expectEveryNumberAsserted()
  }

  private func firing(_ handout: Handout) throws {
    let cell = try IntegrateAndFire()
    handout.expect("the potential of this cell is \(plain(cell.rest)) mV")
    handout.expect("rises to the threshold, \(plain(cell.threshold)) mV,")
    handout.expect("the rheobase: \(plain(cell.rheobase)) nA.")
    let runs = try [1.4, 1.6, 3].map { try cell.run(current: $0, duration: 1000, step: 0.1) }
    let highest = decimals(runs[0].potentials.max() ?? 0, 1)
    #expect(runs[0].spikeTimes.isEmpty)
    handout.expect("At 1.4 nA the potential stops at \(highest) mV")
    let counts = runs.map(\.spikeTimes.count)
    handout.expect(
      "At 1.6 nA the cell fires \(counts[1]) times in a second, at 3 nA \(counts[2]) times.")
    let rates = [2.0, 4, 8, 16].map { cell.rate(current: $0) }
    let texts = rates.map { decimals($0, 0) }
    handout.expect(
      "from 2 nA on adds less in proportion: \(texts[0]), \(texts[1]), \(texts[2]) and \(texts[3])")
    let factors = zip(rates.dropFirst(), rates).map { $0 / $1 }
    #expect(factors[0] > factors[1] && factors[1] > factors[2])
    handout.expect("the cell is silent for \(plain(cell.refractoryPeriod)) ms")
    handout.expect("fire more than \(plain(cell.rate(current: .infinity))) times a second")
  }

  private func contrast(_ handout: Handout) throws {
    let cells = try ContrastRecording.albrechtHamilton.map { try ContrastResponseFit($0).response }
    let half = cells.map { significant($0.halfContrast, 3) }
    let exponents = cells.map { decimals($0.exponent, 2) }
    // c50 is the name of a parameter; 1982 the year of the paper.
    handout.expect("function\", 1982)")
    handout.expect("At the contrast c50 the response is half of its maximum")
    handout.expect("from \(half[0]) % for cell 1 to \(half[3]) % for cell 4")
    handout.expect("from \(exponents[0]) to \(exponents[3])")
    #expect(cells.map(\.halfContrast) == cells.map(\.halfContrast).sorted())
    #expect(cells.map(\.exponent) == cells.map(\.exponent).sorted())
    let neuron = cells[0].logContrastNeuron
    #expect(abs(cells[0].maximum * neuron([log(10)]) - cells[0](10)) < 1e-12)
    handout.expect("the bias -n ln c50 and a sigmoid")
    handout.expect("At 10 % contrast both give \(decimals(cells[0](10), 2)) % for cell 1")
    // What was left out: no point is as low as 2 %, and cell 3 has as many points as the others.
    let contrasts = ContrastRecording.albrechtHamilton.flatMap(\.contrasts)
    #expect(contrasts.allSatisfy { $0 > 3 })
    #expect(Set(ContrastRecording.albrechtHamilton.map(\.contrasts.count)) == [6])
    handout.expect("Those at 2 % contrast and below are left out")
    handout.expect("response of cell 3 is hidden behind others")
  }

  private func sum(_ handout: Handout) {
    let neuron = Perceptron(weights: [0.8, -1, 0.6], bias: -0.5, activation: .sigmoid)
    let z = neuron.weightedSum([1, 0.5, 2])
    handout.expect("0.8 · 1 − 1 · 0.5 + 0.6 · 2 − 0.5 = \(plain(z))")
    handout.expect("that the sum reaches 0 says the same")
    handout.expect("weighted inputs, \(plain(z - neuron.bias)), reach the threshold, ")
    handout.expect("reach the threshold, \(plain(neuron.threshold))")
  }

  private func activations(_ handout: Handout) {
    #expect(Activation.step(0.0) == 1 && Activation.step.derivative(at: 3.0) == 0)
    handout.expect("its value at 0 is the disc, not the ring. Its slope is 0 everywhere else")
    let places = stride(from: -5.0, through: 5, by: 0.01)
    let sigmoid = places.map { Activation.sigmoid.derivative(at: $0) }.max() ?? 0
    let tanh = places.map { Activation.tanh.derivative(at: $0) }.max() ?? 0
    handout.expect(
      "sigmoid is \(decimals(sigmoid, 2)) at the most, that of tanh \(decimals(tanh, 0))")
    let relu = [1.0, -1, 0].map { plain(Activation.relu.derivative(at: $0)) }
    handout.expect(
      "ReLU is \(relu[0]) or \(relu[1]). At 0 it has none; by convention it is \(relu[2])")
    #expect(Activation.allCases.count - 4 == 8)
    handout.expect("There are eight more")
  }

  private func changes(_ handout: Handout) {
    let input = [1, 0.5, 2]
    func change(_ scale: Double) -> (text: String, size: Double) {
      let neuron = Perceptron(
        weights: [0.8, -1, 0.6].map { $0 * scale }, bias: -0.5 * scale, activation: .sigmoid)
      let correction = PerceptronRule.delta.correction(of: neuron, input: input, sign: -1)
      let size = 0.5 * correction.error * correction.slope * input[2]
      let factors = [correction.error, correction.slope].map { minus(decimals($0)) }
      return ("0.5 × \(factors[0]) × \(factors[1]) × 2 = \(minus(decimals(size)))", size)
    }
    let (near, far) = (change(1), change(6))
    handout.expect("been meant to be 0, every weight")
    handout.expect("at a learning rate of 0.5, that is \(near.text).")
    handout.expect("The same neuron with 6 times the weights")
    handout.expect("changes by \(minus(decimals(far.size))) only")
    handout.expect("It is saturated: \(significant(near.size / far.size)) times slower")
  }

  private func minus(_ text: String) -> String { text.replacing("-", with: "−") }

  /// By central differences.
  ///
  /// With the cross-entropy -ln(1 - a) of an example of class 0, the slope of the loss in z is the
  /// error a - y alone; with the squared error ½ a² it is a φ′(z).
  @Test func theSlopeCancelsInTheCrossEntropy() {
    let phi = Activation.sigmoid
    for z in stride(from: -6.0, through: 6, by: 0.5) {
      let h = 1e-5
      func slope(_ loss: (Double) -> Double) -> Double { (loss(z + h) - loss(z - h)) / (2 * h) }
      #expect(abs(slope { -log(1 - phi($0)) } - phi(z)) < 1e-8)
      #expect(abs(slope { phi($0) * phi($0) / 2 } - phi(z) * phi.derivative(at: z)) < 1e-8)
    }
  }

  /// The four changes of the lesson's table, from the formula.
  @Test func theTableOfChangesIsTheFormula() throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron("--figures", "f", "--json", "r.json")
    #expect(run.status == 0)
    let changes = try NeuronResultsFile("r.json", in: folder).weight_changes
    #expect(
      changes.map(\.loss) == ["squared error", "cross-entropy", "squared error", "cross-entropy"])
    for (change, (z, weight)) in zip(changes, [(1.0, 0.6), (1, 0.6), (6, 3.6), (6, 3.6)]) {
      let a = 1 / (1 + exp(-z))
      let slope = change.loss == "squared error" ? a * (1 - a) : 1
      #expect(abs(change.output - a) < 1e-12 && abs(change.error + a) < 1e-12)
      #expect(abs(change.slope - slope) < 1e-12)
      #expect(abs(change.change + 0.5 * a * slope * 2) < 1e-12)
      #expect(abs(change.weight_after - (weight + change.change)) < 1e-12)
    }
  }

  /// The answers: V falls to rest + R I = -70 - 10 = -80 mV; 81^(1/n) = 7.19 and 2.51 for the n of
  /// SciPy's fits, 2.228 and 4.773; error × slope is 4/27 = 0.148 at ln 2, and 1/8 at 0.
  @Test func theAnswersAreComputed() throws {
    let answers = try NeuronExercises.all().map(\.answer)
    #expect(answers[0].contains("-80.0 mV") && answers[0].contains("fires 0 times"))
    #expect(answers[1].contains("By 7.2 for cell 1 and by 2.5 for cell 4"))
    #expect(answers[2].contains("z = ln 2 = 0.69") && answers[2].contains("0.148"))
    #expect(answers[2].contains("it is 0.125"))
  }
}
