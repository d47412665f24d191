/// A fully connected layer: every unit sees every input.
///
///     z = x W + b,    a = φ(z)
///
/// with W of shape (inputs, units) and b of shape (units). With an `l2` above 0, large weights cost
/// something: λ Σ W² is added to the loss.
public struct Dense: Layer {
  /// The number of units, at least 1.
  public let units: Int
  /// φ.
  public let activation: LayerActivation
  /// How W is set before training; b is set to 0.
  public let kernelInitializer: Initializer
  /// λ, what the square of a weight adds to the loss: 0, or a finite number above it.
  public let l2: Double
  /// What it is called; by its place `hidden1`, `hidden2`, …, and `output` for the last.
  public let name: String?

  /// A layer of some units; what is out of range is refused when a network is made of it.
  ///
  /// - Parameters:
  ///   - units: The number of units, at least 1.
  ///   - activation: φ; softmax at the output only.
  ///   - kernelInitializer: How W is set before training; a constant must be finite.
  ///   - l2: λ, 0 or a finite number above it.
  ///   - name: What it is called: 1 to 200 bytes, without “/”, and not beginning with “best.” or
  ///     “optimizer.”, which mean something in files. By its place if nil.
  public init(
    _ units: Int, activation: LayerActivation = .linear,
    kernelInitializer: Initializer = .glorotUniform, l2: Double = 0, name: String? = nil
  ) {
    self.units = units
    self.activation = activation
    self.kernelInitializer = kernelInitializer
    self.l2 = l2
    self.name = name
  }

  /// One number for each unit.
  ///
  /// - Throws: ``NetworkError`` if the shape is no row of numbers, or a setting is out of range.
  public func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int] {
    guard inputShape.count == 1 else {
      throw NetworkError(
        "Dense(\(units)): expected a row of numbers, received the shape \(inputShape); "
          + "put Flatten() before it")
    }
    guard units >= 1 else {
      throw NetworkError("Dense(\(units)): expected at least 1 unit, received \(units)")
    }
    guard inputShape[0] >= 1 else {
      throw NetworkError("Dense(\(units)): expected at least 1 input, received \(inputShape[0])")
    }
    guard units <= Self.largestWeightCount / inputShape[0] else {
      throw NetworkError(
        "Dense(\(units)): expected at most \(Self.largestWeightCount) weights, "
          + "found \(inputShape[0]) inputs for each of \(units) units")
    }
    guard l2 >= 0, l2.isFinite else {
      throw NetworkError("Dense(\(units)): expected an l2 of 0 or more, received \(l2)")
    }
    if case .constant(let value) = kernelInitializer, !value.isFinite {
      throw NetworkError("Dense(\(units)): expected a finite constant for W, received \(value)")
    }
    return [units]
  }

  /// The most weights that a layer may have: more do not fit into memory.
  private static let largestWeightCount = 1 << 30
}
