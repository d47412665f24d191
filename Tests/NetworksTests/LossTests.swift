import Foundation
import Learning
import Matrices
import Networks
import Testing

/// Outputs, losses and slopes of every activation and every loss against Keras.
struct LossTests {
  static let reference = try? TrainingReference.load()

  @Test(arguments: reference?.cases.keys.sorted() ?? ["no reference"])
  func outputsLossAndSlopesAreKerass(name: String) throws {
    let reference = try #require(Self.reference)
    let made = try #require(reference.cases[name])
    let (network, examples) = try reference.network(made)
    let outputs = try network.predict(examples.features).elements
    #expect(relativeError(outputs, made.outputs.flat) < 1e-5)
    let loss = try network.evaluate(examples).loss
    #expect(abs(loss - made.loss) < 1e-5 * made.loss)
    for (layer, slopes) in try network.slopes(examples).enumerated() {
      #expect(relativeError(slopes.kernel.elements, made.gradients[2 * layer].flat) < 1e-5)
      #expect(relativeError(slopes.bias, made.gradients[2 * layer + 1].flat) < 1e-5)
    }
  }

  /// An output unit a class, with its bias for a sum: softmax or sigmoid of the biases.
  private func network(
    biases: [Float], _ activation: LayerActivation, _ loss: Loss
  ) throws -> Sequential {
    var network = try Sequential(inputShape: [1], seed: 1, loss: loss) {
      Dense(biases.count, activation: activation, kernelInitializer: .zeros)
    }
    try network.setParameters(
      of: "output", kernel: Matrix(rowCount: 1, columnCount: biases.count), bias: biases)
    return network
  }

  private func targets(_ values: [Float]) throws -> TargetExamples {
    try TargetExamples(features: Matrix(rows: [[0]]), values: Matrix(rows: [values]))
  }

  private func labels(_ id: Int, of count: Int) throws -> LabeledExamples {
    try LabeledExamples(
      features: Matrix(rows: [[0]]),
      labels: Labels([id], classNames: (0..<count).map { "\($0)" }))
  }

  /// ln 10.
  @Test func sayingOneTenthOfEverythingCostsTheLogarithmOfTen() throws {
    let network = try network(
      biases: Array(repeating: 3, count: 10), .softmax, .sparseCategoricalCrossEntropy)
    let loss = try network.evaluate(labels(4, of: 10)).loss
    #expect(abs(loss - 2.302585092994046) < 1e-6)
  }

  @Test func aLabelAndItsRowOfZerosAndOneCostTheSameToTheBit() throws {
    let biases: [Float] = [0.3, -1.2, 2.5]
    let sparse = try network(biases: biases, .softmax, .sparseCategoricalCrossEntropy)
    let full = try network(biases: biases, .softmax, .categoricalCrossEntropy)
    let losses = try [
      sparse.evaluate(labels(1, of: 3)).loss, full.evaluate(labels(1, of: 3)).loss,
      full.evaluate(targets([0, 1, 0])).loss,
    ]
    #expect(Set(losses).count == 1)
    let slopes = try [sparse.slopes(labels(1, of: 3)), full.slopes(targets([0, 1, 0]))]
    #expect(slopes[0][0].bias == slopes[1][0].bias)
  }

  /// The example in the documentation of Keras' BinaryCrossentropy.
  ///
  /// [0, 1] and [0, 0] given [0.6, 0.4] and [0.4, 0.6] cost 0.916 and 0.714. The biases are
  /// ln(a / (1 - a)).
  @Test func binaryCrossEntropyIsKerass() throws {
    let logit = Float(log(0.6 / 0.4))
    let first = try network(biases: [logit, -logit], .sigmoid, .binaryCrossEntropy)
    #expect(abs(try first.evaluate(targets([0, 1])).loss - 0.916) < 5e-4)
    let second = try network(biases: [-logit, logit], .sigmoid, .binaryCrossEntropy)
    #expect(abs(try second.evaluate(targets([0, 0])).loss - 0.714) < 5e-4)
  }

  /// At ±10,000 every exponential overflows or vanishes; the losses are 20,000, 10,000 and 0.
  @Test func hugeSumsCostWhatTheyShould() throws {
    let certain = try network(
      biases: [1e4, -1e4, 0], .softmax, .sparseCategoricalCrossEntropy)
    #expect(try certain.evaluate(labels(1, of: 3)).loss == 20_000)
    #expect(try certain.evaluate(labels(0, of: 3)).loss == 0)
    let answer = try network(biases: [1e4], .sigmoid, .binaryCrossEntropy)
    #expect(try answer.evaluate(labels(0, of: 2)).loss == 10_000)
    #expect(try answer.evaluate(labels(1, of: 2)).loss == 0)
    for slopes in try [certain.slopes(labels(1, of: 3)), answer.slopes(labels(0, of: 2))] {
      #expect(slopes[0].bias.allSatisfy { $0.isFinite && abs($0) <= 1 })
    }
  }

  /// Two classes, the true one ahead by z: log(1 + exp(-z)), down to the smallest.
  @Test(arguments: [0, 1, 10, 16, 17, 30, 60] as [Double])
  func whatIsNearlyCertainCostsItsLittle(z: Double) throws {
    for biases: [Float] in [[Float(z), 0], [0, Float(-z)]] {
      for loss in [Loss.sparseCategoricalCrossEntropy, .categoricalCrossEntropy] {
        let network = try network(biases: biases, .softmax, loss)
        let ahead = try network.evaluate(labels(0, of: 2)).loss
        #expect(abs(ahead - log1p(exp(-z))) < 1e-5 * log1p(exp(-z)))
        let behind = try network.evaluate(labels(1, of: 2)).loss
        #expect(abs(behind - (z + log1p(exp(-z)))) < 1e-6 * behind)
      }
    }
  }

  @Test func whatGoesWithWhatIsChecked() throws {
    #expect(Loss(for: .softmax) == .sparseCategoricalCrossEntropy)
    #expect(Loss(for: .sigmoid) == .binaryCrossEntropy)
    #expect(Loss(for: .linear) == .meanSquaredError)
    let wrong: [(LayerActivation, Loss)] = [
      (.softmax, .binaryCrossEntropy), (.softmax, .meanSquaredError),
      (.sigmoid, .sparseCategoricalCrossEntropy), (.linear, .categoricalCrossEntropy),
      (.linear, .binaryCrossEntropy),
    ]
    for (activation, loss) in wrong {
      let error = #expect(throws: NetworkError.self) {
        _ = try network(biases: [0, 0], activation, loss)
      }
      let message = error?.description ?? ""
      #expect(message.contains("layer output") && message.contains(loss.rawValue))
    }
  }

  @Test func targetsThatDoNotFitAreRefused() throws {
    let softmax = try network(biases: [0, 0], .softmax, .categoricalCrossEntropy)
    for wrong: [Float] in [[0.5, 0.6], [2, -1], [.nan, 1], [1], [1, 0, 0]] {
      #expect(throws: NetworkError.self) { _ = try softmax.evaluate(targets(wrong)) }
    }
    let sparse = try network(biases: [0, 0], .softmax, .sparseCategoricalCrossEntropy)
    #expect(throws: NetworkError.self) { _ = try sparse.evaluate(targets([0, 1])) }
    #expect(throws: NetworkError.self) { _ = try sparse.evaluate(labels(0, of: 3)) }
    let one = try network(biases: [0], .sigmoid, .binaryCrossEntropy)
    #expect(throws: NetworkError.self) { _ = try one.evaluate(labels(2, of: 3)) }
    #expect(throws: NetworkError.self) { _ = try one.evaluate(targets([1.5])) }
    let number = try network(biases: [0], .linear, .meanSquaredError)
    #expect(throws: NetworkError.self) { _ = try number.evaluate(targets([.infinity])) }
    #expect(try number.evaluate(targets([1.5])).loss == 2.25)
    #expect(try number.evaluate(targets([1.5])).accuracy.isNaN)
  }
}
