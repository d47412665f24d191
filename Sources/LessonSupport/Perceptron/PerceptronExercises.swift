import Workbench

/// The exercises of the lesson on the perceptron; every number of their answers is computed.
public enum PerceptronExercises {
  /// All of them, in the order of the page.
  public static func all() throws -> [Exercise] {
    try [learningRate(), moreExamples(), twoLines()]
  }

  /// Nothing but the scale.
  private static func learningRate() throws -> Exercise {
    let runs = try [1, 0.1].map { rate in
      try PerceptronRun(
        PlaneTask(ToyProblem.iris.examples(seed: 0), positive: 0),
        PerceptronTraining(learningRate: rate))
    }
    let isSame =
      runs[0].trace.updates.map(\.seenCount) == runs[1].trace.updates.map(\.seenCount)
    return Exercise(
      "Run it again with --learning-rate 0.1. What changes, and what does not?",
      answer: "The weights are a tenth as large: \(runs[1].weightsInWords) instead of "
        + "\(runs[0].weightsInWords). The mistakes are \(isSame ? "the same" : "others"): "
        + "\(runs[1].trace.mistakeCount) and \(runs[0].trace.mistakeCount). From weights of 0, "
        + "the learning rate stretches all weights and the bias alike; no z changes its sign, and "
        + "the line stays where it is.")
  }

  /// The bound counts no examples.
  private static func moreExamples() throws -> Exercise {
    let counts = [20, 200, 2000]
    let runs = try counts.map { count in
      try PerceptronRun(
        PlaneTask(ToyProblem.blobs.examples(count: count, seed: 42), positive: 1),
        PerceptronTraining())
    }
    let bounds = try runs.map { try MistakeBounds($0).widest.map(MistakeBounds.text) ?? "unknown" }
    let mistakes = runs.map { grouped($0.trace.mistakeCount) }
    return Exercise(
      "Run --problem blobs with --count 20, 200 and 2000. Do ten times as many examples mean ten "
        + "times as many mistakes? What makes the bound grow?",
      answer: "No: \(list(mistakes)) mistakes, of \(list(bounds)) that the widest margin allows. "
        + "The bound does not ask how many examples there are, only how far out they lie, R, and "
        + "how much room they leave, γ. Among more examples, some lie nearer to the line or farther "
        + "out: the bound grows for that alone. Mistakes come and go with the order of the examples."
    )
  }

  /// What lies between the lines of OR and of AND.
  private static func twoLines() throws -> Exercise {
    let training = try PerceptronTraining()
    let (or, and) = try (PerceptronRun(gate: .or, training), PerceptronRun(gate: .and, training))
    let xor = try PlaneTask(ToyProblem.xor.examples(seed: 0), positive: 1).signed
    let hidden = xor.inputs.map { [or.trace.perceptron($0), and.trace.perceptron($0)] }
    let third = Perceptron(weights: [1, -1], threshold: 0.5)
    let correct =
      xor.count - (try SignedExamples(inputs: hidden, signs: xor.signs)).mistakes(of: third)
    return Exercise(
      "No line solves XOR, but two lines of the first figure do, together. Which two, and what must "
        + "a third neuron make of their answers?",
      answer: "The lines of OR and of AND: XOR is 1 between them, where OR says 1 and AND says 0. "
        + "A third neuron with the weights 1 for OR and −1 for AND and the threshold "
        + "\(third.threshold) gets \(correct) of \(xor.count) right. Neurons that listen to neurons "
        + "are a network: the next lesson.")
  }

  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }
}
