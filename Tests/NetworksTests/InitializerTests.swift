import Foundation
import Matrices
import Networks
import Testing

struct InitializerTests {
  private func kernel(_ initializer: Initializer, inputs: Int = 400, units: Int = 250) -> Matrix {
    var generator = SeededGenerator(seed: 7, stream: "test")
    return initializer.kernel(inputs: inputs, units: units, using: &generator)
  }

  @Test func zerosAndConstantsAreTheSameEverywhere() {
    #expect(Set(kernel(.zeros).elements) == [0])
    #expect(Set(kernel(.constant(-0.25)).elements) == [-0.25])
  }

  /// 2 / 650, 2 / 400 and 1 / 400.
  private static let variances: [(Initializer, Double)] = [
    (.glorotUniform, 2.0 / 650), (.glorotNormal, 2.0 / 650), (.heUniform, 2.0 / 400),
    (.heNormal, 2.0 / 400), (.leCunUniform, 1.0 / 400), (.leCunNormal, 1.0 / 400),
  ]

  /// Of 100,000 draws, the variance is off by more than 2 % once in 10⁴ sets or less.
  @Test func variancesAreThoseOfTheDefinitions() {
    for (initializer, variance) in Self.variances {
      let elements = kernel(initializer).elements.map(Double.init)
      let mean = elements.reduce(0, +) / Double(elements.count)
      let found = elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(elements.count)
      #expect(abs(found / variance - 1) < 0.02, "\(initializer.name) \(found)")
      #expect(abs(mean) < 4 * (variance / 1e5).squareRoot(), "\(initializer.name) \(mean)")
    }
  }

  /// √(3 v), and two deviations of the whole normal distribution: 2 √v / 0.87962566103423978.
  @Test func limitsAreThoseOfTheDefinitions() {
    for (initializer, variance) in Self.variances {
      let isUniform = initializer.name.hasSuffix("uniform")
      let limit = isUniform ? (3 * variance).squareRoot() : 2 * variance.squareRoot() / 0.87962566
      let largest = Double(kernel(initializer).elements.map(abs).max() ?? 0)
      #expect(largest <= limit * 1.000001 && largest > 0.98 * limit, "\(initializer.name)")
    }
  }

  @Test func namesLeadBackToTheInitializer() {
    for (initializer, _) in Self.variances {
      #expect(Initializer(name: initializer.name) == initializer)
    }
    #expect(Initializer(name: "zeros") == .zeros)
    #expect(Initializer(name: "constant 0.5") == .constant(0.5))
    #expect(Initializer(name: "constant") == nil && Initializer(name: "ones") == nil)
  }

  /// With all weights 0 and ReLU, nothing reaches the weights: only the output's biases move.
  @Test func zerosAreNeverLeft() throws {
    var network = try Sequential(inputShape: [4], seed: 1) {
      Dense(6, activation: .relu, kernelInitializer: .zeros)
      Dense(3, activation: .softmax, kernelInitializer: .zeros)
    }
    try network.fit(flowers(60), epochs: 5, batchSize: 7, seed: 1)
    #expect(network.parameters.allSatisfy { $0.kernel.elements.allSatisfy { $0 == 0 } })
    #expect(network.parameters[0].bias.allSatisfy { $0 == 0 })
    #expect(network.parameters[1].bias.contains { $0 != 0 })
  }

  @Test func equalUnitsStayEqual() throws {
    var network = try Sequential(inputShape: [4], seed: 1) {
      Dense(6, activation: .tanh, kernelInitializer: .constant(0.1))
      Dense(3, activation: .softmax, kernelInitializer: .glorotUniform)
    }
    // Units that are weighed the same as well: a constant output kernel for each class.
    try network.setParameters(
      of: "output", kernel: Matrix(rows: Array(repeating: [0.1, -0.2, 0.3], count: 6)),
      bias: [0, 0, 0])
    try network.fit(flowers(60), epochs: 5, batchSize: 7, seed: 1)
    let kernel = network.parameters[0].kernel
    #expect(kernel[0, 0] != 0.1)
    for input in 0..<4 { #expect(Set(kernel.row(input)).count == 1) }
  }

  @Test func negativeNumbersOfInputsAreAMistakeOfTheCaller() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1, stream: "test")
      _ = Initializer.zeros.kernel(inputs: -1, units: -2, using: &generator)
    }
    let empty = kernel(.heUniform, inputs: 0, units: 3)
    #expect(empty.rowCount == 0 && empty.columnCount == 3)
  }
}
