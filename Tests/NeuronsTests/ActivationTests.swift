import Foundation
import Matrices
import Neurons
import Testing

@Suite struct ActivationTests {
  // σ(1) = e / (e + 1), σ'(1) = e / (e + 1)², tanh(1) = (e² - 1) / (e² + 1), tanh'(1) = 1 - tanh²(1).
  /// Both approach 0 from below, far to the left.
  @Test(arguments: [Activation.gelu, .silu]) func nothingIsLeftAtMinusInfinity(phi: Activation) {
    #expect(phi(-.infinity) == 0.0 && phi(Float(-1e30)) == 0)
  }

  @Test func knownValues() {
    let expected: [(Activation, z: Double, a: Double, slope: Double)] = [
      (.sigmoid, 0, 0.5, 0.25),
      (.sigmoid, 1, 0.731_058_578_630_004_9, 0.196_611_933_241_481_85),
      (.tanh, 0, 0, 1),
      (.tanh, 1, 0.761_594_155_955_764_9, 0.419_974_341_614_026_14),
      (.relu, -2, 0, 0), (.relu, 2, 2, 1),
      (.linear, -2, -2, 1), (.linear, 0, 0, 1),
      (.step, -2, 0, 0), (.step, 0, 1, 0), (.step, 2, 1, 0),
      (.sign, -2, -1, 0), (.sign, 0, 0, 0), (.sign, 2, 1, 0),
      (.leakyReLU, -2, -0.02, 0.01), (.leakyReLU, 2, 2, 1),
      // exp(-1) - 1 and exp(-1); times λ α = 1.758099340847377 for the SELU.
      (.elu, -1, -0.632_120_558_828_557_7, 0.367_879_441_171_442_33), (.elu, 2, 2, 1),
      (.selu, -1, -1.111_330_737_812_562_5, 0.646_768_603_034_814_4),
      (.selu, 2, 2.101_401_974_710_961, 1.050_700_987_355_480_5),
      // ln 2 and 1/2; ln(1 + e).
      (.softplus, 0, 0.693_147_180_559_945_3, 0.5),
      (.softplus, 1, 1.313_261_687_518_222_8, 0.731_058_578_630_004_9),
    ]
    for (activation, z, a, slope) in expected {
      #expect(abs(activation(z) - a) < 1e-15, "\(activation) at \(z)")
      #expect(abs(activation.derivative(at: z) - slope) < 1e-15, "\(activation) at \(z)")
      #expect(abs(activation.derivative(fromOutput: a) - slope) < 1e-15, "\(activation) at \(z)")
    }
  }

  // Φ(1) = 0.8413447460685429 and its density 0.24197072451914337; σ(1) as above.
  @Test func knownValuesWithoutASlopeFromTheOutput() {
    let expected: [(Activation, z: Double, a: Double, slope: Double)] = [
      (.gelu, 0, 0, 0.5), (.gelu, 1, 0.841_344_746_068_542_9, 1.083_315_470_587_686_3),
      (.gelu, -1, -0.158_655_253_931_457_05, -0.083_315_470_587_686_3),
      (.silu, 0, 0, 0.5), (.silu, 1, 0.731_058_578_630_004_9, 0.927_670_511_871_486_8),
    ]
    for (activation, z, a, slope) in expected {
      #expect(!activation.hasDerivativeFromOutput)
      #expect(abs(activation(z) - a) < 1e-15, "\(activation) at \(z)")
      #expect(abs(activation.derivative(at: z) - slope) < 1e-15, "\(activation) at \(z)")
    }
  }

  @Test func aSlopeThatDoesNotFollowFromTheOutputIsNotMadeUp() async {
    await #expect(processExitsWith: .failure) {
      _ = Activation.gelu.derivative(fromOutput: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = Activation.silu.derivative(fromOutput: Float(0.5))
    }
  }

  /// Just below and above 0, by h = 1e-9, each function is within 2 h of its one-sided limits.
  @Test(arguments: Activation.allCases)
  func jumpsHaveTheirLimits(_ activation: Activation) {
    let h = 1e-9
    let (left, right) = (activation(-h), activation(h))
    let jump = activation.jumps.first
    #expect(abs(left - (jump?.left ?? activation(0.0))) <= 2 * h)
    #expect(abs(right - (jump?.right ?? activation(0.0))) <= 2 * h)
    if let jump { #expect(jump.z == 0 && jump.value == activation(0.0)) }

    let slopes = (activation.derivative(at: -h), activation.derivative(at: h))
    let kink = activation.derivativeJumps.first
    #expect(abs(slopes.0 - (kink?.left ?? activation.derivative(at: 0.0))) <= 2 * h)
    #expect(abs(slopes.1 - (kink?.right ?? activation.derivative(at: 0.0))) <= 2 * h)
    if let kink {
      let isJump = !activation.jumps.isEmpty
      #expect(kink.z == 0 && kink.left == activation.derivative(at: 0.0))
      #expect(kink.value == (isJump ? nil : kink.left))
    }
  }

  @Test func theSteepestSlopesAreInTheMiddle() {
    #expect(Activation.sigmoid.derivative(at: 0.0) == 0.25)
    #expect(Activation.tanh.derivative(at: 0.0) == 1)
    for z in stride(from: -10.0, through: 10, by: 0.01) {
      #expect(Activation.sigmoid.derivative(at: z) <= 0.25 + 1e-15)
      #expect(Activation.tanh.derivative(at: z) <= 1 + 1e-15)
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
      if abs(z) <= h && !(activation.derivativeJumps + activation.jumps).isEmpty { continue }
      let slope = (activation(z + h) - activation(z - h)) / (2 * h)
      #expect(abs(activation.derivative(at: z) - slope) < 1e-9, "at \(z)")
      guard activation.hasDerivativeFromOutput else { continue }
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
      guard activation.hasDerivativeFromOutput else { continue }
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
        let slope = slopeFarOut(activation, positive)
        #expect(activation(z).isFinite && activation(Float(z)).isFinite)
        #expect(activation.derivative(at: z) == slope)
        #expect(activation.derivative(at: Float(z)) == Float(slope))
        guard activation.hasDerivativeFromOutput else { continue }
        // In single precision 1 less 1 need not be exactly 0 for the SELU's constants.
        #expect(abs(activation.derivative(fromOutput: activation(Float(z))) - Float(slope)) < 1e-6)
      }
    }
  }

  /// The slope at ±10,000.
  private func slopeFarOut(_ activation: Activation, _ positive: Bool) -> Double {
    switch activation {
    case .step, .sign, .sigmoid, .tanh: 0
    case .linear: 1
    case .leakyReLU: positive ? 1 : 0.01
    case .selu: positive ? 1.0507009873554805 : 0
    case .relu, .elu, .gelu, .silu, .softplus: positive ? 1 : 0
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
    guard activation.hasDerivativeFromOutput else { return }
    #expect(activation.derivative(fromOutput: Double.nan).isNaN)
    #expect(activation.derivative(fromOutput: Float.nan).isNaN)
  }

  @Test func namesAreThoseOfKeras() {
    #expect(
      Activation.allCases.map(\.rawValue)
        == [
          "step", "sign", "linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu",
          "silu", "softplus",
        ])
    #expect(Activation(rawValue: "relu") == .relu)
    #expect(Activation(rawValue: "RELU") == nil)
  }
}
