import Matrices

/// How the weights of a layer are set before training.
public enum Initializer: Equatable, Sendable {
  /// All weights 0: the units of a layer then stay equal for ever.
  case zeros
  /// All weights the same.
  case constant(Float)
  /// Uniform between -l and l, `l = √(6 / (inputs + units))`.
  ///
  /// - Source: Glorot & Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural
  ///   Networks", 2010, equation 16.
  case glorotUniform

  /// A kernel set in this way, shape (inputs, units).
  public func kernel(
    inputs: Int, units: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    switch self {
    case .zeros:
      return Matrix(rowCount: inputs, columnCount: units)
    case .constant(let value):
      return Matrix(rowCount: inputs, columnCount: units, repeating: value)
    case .glorotUniform:
      let limit = (6 / Double(inputs + units)).squareRoot()
      let elements = (0..<inputs * units).map { _ in
        Float((2 * generator.uniform() - 1) * limit)
      }
      return Matrix(rowCount: inputs, columnCount: units, elements: elements)
    }
  }
}
