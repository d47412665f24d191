import Foundation
import Neurons
import Testing

@Suite struct ContrastResponseTests {
  /// Four cells as different as those of the visual cortex: Rmax, n and c50 in round numbers.
  static func cells() throws -> [ContrastResponse] {
    try [(102.0, 2.3, 5.9), (97, 2.7, 7.5), (93, 3.1, 12.1), (99, 4.5, 21)].map {
      try ContrastResponse(maximum: $0.0, exponent: $0.1, halfContrast: $0.2)
    }
  }

  // R(5) = 115 · 5^2.9 / (5^2.9 + 19.3^2.9), …: parameters of the paper's table as others quote them.
  @Test func knownValues() throws {
    let response = try ContrastResponse(maximum: 115, exponent: 2.9, halfContrast: 19.3)
    let expected = [(5, 2.2441), (10, 14.8741), (50, 108.1583), (100, 114.0336)]
    for (contrast, value) in expected {
      #expect(abs(response(Double(contrast)) - value) < 5e-5)
    }
  }

  @Test(arguments: try cells())
  func halfTheMaximumAtHalfContrast(_ response: ContrastResponse) {
    #expect(response(response.halfContrast) == response.maximum / 2)
    #expect(response(0) == 0)
    #expect(response(.infinity) == response.maximum)
    let contrasts = stride(from: 0.0, through: 100, by: 0.5)
    let responses = contrasts.map { response($0) }
    for (lower, higher) in zip(responses, responses.dropFirst()) { #expect(lower < higher) }
    // It saturates: the last half of the contrasts adds less than a fiftieth of the maximum.
    #expect(response(100) - response(50) < 0.02 * response.maximum)
  }

  /// The formula as it is written, and a logistic neuron in log contrast, are the same function.
  @Test(arguments: try cells())
  func itIsALogisticNeuronInLogContrast(_ response: ContrastResponse) {
    let (n, half) = (response.exponent, response.halfContrast)
    let neuron = response.logContrastNeuron
    #expect(neuron.activation == .sigmoid)
    for contrast in stride(from: 0.1, through: 100, by: 0.1) {
      let value = response(contrast)
      let written = response.maximum * pow(contrast, n) / (pow(contrast, n) + pow(half, n))
      #expect(abs(value - written) < 1e-12 * response.maximum)
      let logistic = response.maximum * neuron([log(contrast)])
      #expect(abs(value - logistic) < 1e-12 * response.maximum)
    }
  }

  @Test func nothingOverflows() throws {
    let response = try ContrastResponse(maximum: 1, exponent: 500, halfContrast: 50)
    #expect(response(1) == 0 && response(1000) == 1 && response(50) == 0.5)
    #expect(response(-1).isNaN && response(-.infinity).isNaN && response(.nan).isNaN)
  }

  @Test func parametersAreChecked() {
    for bad in [0, -1, Double.nan, .infinity] {
      #expect(throws: NeuronError.self) {
        try ContrastResponse(maximum: bad, exponent: 2, halfContrast: 10)
      }
      #expect(throws: NeuronError.self) {
        try ContrastResponse(maximum: 1, exponent: bad, halfContrast: 10)
      }
      #expect(throws: NeuronError.self) {
        try ContrastResponse(maximum: 1, exponent: 2, halfContrast: bad)
      }
    }
  }
}
