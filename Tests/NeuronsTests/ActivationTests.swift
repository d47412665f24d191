import Foundation
import Matrices
import Neurons
import Testing

@Suite struct ActivationTests {
  // σ(1) = e / (e + 1), σ'(1) = e / (e + 1)², tanh(1) = (e² - 1) / (e² + 1), tanh'(1) = 1 - tanh²(1).
  @Test func knownValues() {
    let expected: [(Activation, z: Double, a: Double, slope: Double)] = [
      (.sigmoid, 0, 0.5, 0.25),
      (.sigmoid, 1, 0.731_058_578_630_004_9, 0.196_611_933_241_481_85),
      (.tanh, 0, 0, 1),
      (.tanh, 1, 0.761_594_155_955_764_9, 0.419_974_341_614_026_14),
      (.relu, -2, 0, 0), (.relu, 2, 2, 1),
      (.linear, -2, -2, 1), (.linear, 0, 0, 1),
    ]
    for (activation, z, a, slope) in expected {
      #expect(abs(activation(z) - a) < 1e-15, "\(activation) at \(z)")
      #expect(abs(activation.derivative(at: z) - slope) < 1e-15, "\(activation) at \(z)")
      #expect(abs(activation.derivative(fromOutput: a) - slope) < 1e-15, "\(activation) at \(z)")
    }
  }

  @Test func reluHasNoSlopeAtZero() {
    for zero in [0.0, -0.0] {
      #expect(Activation.relu(zero) == 0)
      #expect(Activation.relu.derivative(at: zero) == 0)
      #expect(Activation.relu.derivative(fromOutput: zero) == 0)
      #expect(Activation.relu.derivative(fromOutput: Float(zero)) == 0)
    }
    #expect(Activation.relu.derivative(at: Double.leastNonzeroMagnitude) == 1)
  }

  // The central difference of a smooth function is off by h² / 6 times its third derivative, at most
  // 2 here, and by rounding of about 1e-16 · |a| / h: together below 1e-9.
  @Test(arguments: Activation.allCases)
  func derivativeIsTheSlope(_ activation: Activation) {
    var generator = SeededGenerator(seed: 42, stream: "activation")
    let h = 1e-5
    for _ in 0..<1000 {
      let z = 16 * generator.uniform() - 8
      if activation == .relu && abs(z) <= h { continue }
      let slope = (activation(z + h) - activation(z - h)) / (2 * h)
      #expect(abs(activation.derivative(at: z) - slope) < 1e-9, "at \(z)")
      #expect(abs(activation.derivative(fromOutput: activation(z)) - slope) < 1e-9, "at \(z)")
    }
  }

  @Test(arguments: Activation.allCases)
  func singlePrecisionAgrees(_ activation: Activation) {
    var generator = SeededGenerator(seed: 43, stream: "activation")
    for _ in 0..<1000 {
      let z = Float(16 * generator.uniform() - 8)
      let a = activation(z)
      let tolerance = 1e-6 * max(1, abs(Double(z)))
      #expect(abs(Double(a) - activation(Double(z))) < tolerance)
      #expect(
        abs(Double(activation.derivative(at: z)) - activation.derivative(at: Double(z))) < 1e-6)
      let slope = activation.derivative(fromOutput: Double(a))
      #expect(abs(Double(activation.derivative(fromOutput: a)) - slope) < 1e-6)
    }
  }

  @Test func stableFarOut() {
    for z in [-1e4, 1e4] {
      let positive = z > 0
      #expect(Activation.sigmoid(z) == (positive ? 1 : 0))
      #expect(Activation.sigmoid(Float(z)) == (positive ? 1 : 0))
      #expect(Activation.tanh(z) == (positive ? 1 : -1))
      #expect(Activation.tanh(Float(z)) == (positive ? 1 : -1))
      #expect(Activation.relu(Float(z)) == (positive ? 1e4 : 0))
      #expect(Activation.linear(Float(z)) == Float(z))
      for activation in Activation.allCases {
        let saturated = activation == .sigmoid || activation == .tanh
        let slope: Double = saturated || (activation == .relu && !positive) ? 0 : 1
        #expect(activation.derivative(at: z) == slope)
        #expect(activation.derivative(at: Float(z)) == Float(slope))
        #expect(activation.derivative(fromOutput: activation(Float(z))) == Float(slope))
      }
    }
  }

  // Where 1 - a rounds to 0, the slope drawn in a figure must still be the small number it is.
  @Test func slopesDoNotCancel() {
    #expect(abs(Activation.sigmoid.derivative(at: 40.0) / exp(-40) - 1) < 1e-12)
    #expect(abs(Activation.tanh.derivative(at: -20.0) / (4 * exp(-40)) - 1) < 1e-12)
  }

  // A network that has gone wrong must not be hidden by an activation that swallows NaN.
  @Test(arguments: Activation.allCases)
  func nothingHidesNaN(_ activation: Activation) {
    #expect(activation(Double.nan).isNaN && activation(Float.nan).isNaN)
    #expect(activation.derivative(at: Double.nan).isNaN)
    #expect(activation.derivative(at: Float.nan).isNaN)
    #expect(activation.derivative(fromOutput: Double.nan).isNaN)
    #expect(activation.derivative(fromOutput: Float.nan).isNaN)
  }

  @Test func namesAreThoseOfKeras() {
    #expect(Activation.allCases.map(\.rawValue) == ["linear", "sigmoid", "tanh", "relu"])
    #expect(Activation(rawValue: "relu") == .relu)
    #expect(Activation(rawValue: "RELU") == nil)
  }
}
