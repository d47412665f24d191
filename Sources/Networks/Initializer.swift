import Matrices

/// How the weights of a layer are set before training.
///
///     zeros, constant      every weight the same
///     …Uniform             uniform between -√(3 v) and √(3 v)
///     …Normal              normal of standard deviation √v / 0.8796, drawn again beyond two of them
///
///     glorot…    v = 2 / (inputs + units)    keeps variances forward and backward, for tanh
///     he…        v = 2 / inputs              for ReLU, which silences half of what comes in
///     leCun…     v = 1 / inputs              for SELU
///
/// The deviation of a normal distribution cut off at two deviations is 0.8796 of that of the whole
/// one, so that v is the variance of what is drawn. The definitions are those of Keras.
///
/// - Source: LeCun, Bottou, Orr & Müller, "Efficient BackProp", 1998; Glorot & Bengio,
///   "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010; He, Zhang,
///   Ren & Sun, "Delving Deep into Rectifiers", 2015.
public enum Initializer: Equatable, Sendable {
  /// All weights 0: the units of a layer then stay equal for ever.
  case zeros
  /// All weights the same, a finite number.
  case constant(Float)
  /// Uniform, of variance 2 / (inputs + units): between -l and l, `l = √(6 / (inputs + units))`.
  case glorotUniform
  /// Normal, of variance 2 / (inputs + units).
  case glorotNormal
  /// Uniform, of variance 2 / inputs.
  case heUniform
  /// Normal, of variance 2 / inputs.
  case heNormal
  /// Uniform, of variance 1 / inputs.
  case leCunUniform
  /// Normal, of variance 1 / inputs.
  case leCunNormal

  /// The name, as in Keras; a constant with its value, such as `constant 0.5`.
  public var name: String {
    switch self {
    case .zeros: "zeros"
    case .constant(let value): "constant \(value)"
    case .glorotUniform: "glorot_uniform"
    case .glorotNormal: "glorot_normal"
    case .heUniform: "he_uniform"
    case .heNormal: "he_normal"
    case .leCunUniform: "lecun_uniform"
    case .leCunNormal: "lecun_normal"
    }
  }

  /// The initializer of a given name, or nil.
  public init?(name: String) {
    let random: [Initializer] = [
      .glorotUniform, .glorotNormal, .heUniform, .heNormal, .leCunUniform, .leCunNormal,
    ]
    if let found = (random + [.zeros]).first(where: { $0.name == name }) {
      self = found
    } else if name.hasPrefix("constant "), let value = Float(name.dropFirst(9)) {
      self = .constant(value)
    } else {
      return nil
    }
  }

  /// A kernel set in this way, shape (inputs, units).
  ///
  /// - Precondition: 0 or more inputs and units.
  public func kernel(
    inputs: Int, units: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    precondition(
      inputs >= 0 && units >= 0,
      "expected 0 or more inputs and units, received \(inputs) and \(units)")
    let variance = variance(inputs: inputs, units: units)
    let elements: [Float] =
      switch self {
      case .zeros: Array(repeating: 0, count: inputs * units)
      case .constant(let value): Array(repeating: value, count: inputs * units)
      case .glorotUniform, .heUniform, .leCunUniform:
        (0..<inputs * units).map { _ in
          Float((2 * generator.uniform() - 1) * (3 * variance).squareRoot())
        }
      case .glorotNormal, .heNormal, .leCunNormal:
        (0..<inputs * units).map { _ in
          Float(generator.truncatedNormal() * variance.squareRoot() / Self.truncatedDeviation)
        }
      }
    return Matrix(rowCount: inputs, columnCount: units, elements: elements)
  }

  /// v, the variance of the weights.
  private func variance(inputs: Int, units: Int) -> Double {
    switch self {
    case .zeros, .constant: 0
    case .glorotUniform, .glorotNormal: 2 / Double(inputs + units)
    case .heUniform, .heNormal: 2 / Double(inputs)
    case .leCunUniform, .leCunNormal: 1 / Double(inputs)
    }
  }

  /// The standard deviation of a standard normal distribution cut off at -2 and 2.
  private static let truncatedDeviation = 0.87962566103423978
}

extension SeededGenerator {
  /// A number drawn from the standard normal distribution, again and again until its size is at most 2.
  fileprivate mutating func truncatedNormal() -> Double {
    while true {
      let number = normal()
      if abs(number) <= 2 { return number }
    }
  }
}
