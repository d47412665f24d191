import Learning
import Matrices
import Networks

/// Three overlapping clouds in four dimensions, the classes in turn.
func flowers(_ count: Int, seed: UInt64 = 1) throws -> LabeledExamples {
  var generator = SeededGenerator(seed: seed, stream: "flowers")
  let rows = (0..<count).map { example in
    (0..<4).map { Float($0 == example % 3 ? 1 : 0) + Float(generator.normal()) / 3 }
  }
  return try LabeledExamples(
    features: Matrix(rows: rows),
    labels: Labels((0..<count).map { $0 % 3 }, classNames: ["a", "b", "c"]))
}

/// A small network for three classes of flowers, with dropout if wanted.
func flowerNetwork(dropout: Double = 0, seed: UInt64 = 5) throws -> Sequential {
  try Sequential(inputShape: [4], seed: seed) {
    if dropout > 0 { Dropout(dropout / 2) }
    Dense(20, activation: .relu)
    if dropout > 0 { Dropout(dropout) }
    Dense(3, activation: .softmax)
  }
}

/// Trains a network on flowers, judged on 20 others after every epoch.
func trainFlowers(
  _ network: inout Sequential, _ optimizer: any Optimizer, epochs: Int,
  _ callbacks: [any Callback] = [], resuming: SavedTraining? = nil, seed: UInt64 = 3,
  count: Int = 50, batchSize: Int = 8
) throws -> History {
  try network.fit(
    flowers(count), validation: flowers(20, seed: 2), epochs: epochs, batchSize: batchSize,
    optimizer: optimizer, seed: seed, callbacks: callbacks, resuming: resuming)
}

/// Examples of ten classes, uniform in 0.1 ..< 1.1, a share of the numbers made zero, or nearly.
func patchyExamples(
  _ count: Int, inputs: Int, zeros: Double, zero: Float = 0
) throws -> LabeledExamples {
  var generator = SeededGenerator(seed: 2, stream: "zeros")
  let features = Matrix(rowCount: count, columnCount: inputs) { elements in
    for index in elements.indices {
      let isZero = generator.uniform() < zeros
      let number = Float(generator.uniform())
      elements[index] = isZero ? zero : number + 0.1
    }
  }
  return try LabeledExamples(
    features: features,
    labels: Labels((0..<count).map { $0 * 7 % 10 }, classNames: (0..<10).map { "\($0)" }))
}
