extension Activation {
  /// A place at which a function of z jumps.
  public struct Jump: Equatable, Sendable {
    /// The place.
    public let z: Double
    /// What the function tends to from below.
    public let left: Double
    /// What it is at the place itself; nil where it has no value.
    public let value: Double?
    /// What it tends to from above.
    public let right: Double
  }

  /// Where the activation jumps: at 0 for `step` and `sign`, nowhere for the others.
  public var jumps: [Jump] {
    switch self {
    case .step: [Jump(z: 0, left: 0, value: 1, right: 1)]
    case .sign: [Jump(z: 0, left: -1, value: 0, right: 1)]
    default: []
    }
  }

  /// Where the slope jumps: at 0, for all functions with a jump or a kink there.
  ///
  /// A function has no slope at its kink; the value is that from the left, by the convention of
  /// ``derivative(at:)``. It is nil for `step` and `sign`, which no slope fits at their jump.
  public var derivativeJumps: [Jump] {
    switch self {
    case .step, .sign: [Jump(z: 0, left: 0, value: nil, right: 0)]
    case .relu: [Jump(z: 0, left: 0, value: 0, right: 1)]
    case .leakyReLU: [Jump(z: 0, left: Self.leak, value: Self.leak, right: 1)]
    case .selu:
      [
        Jump(
          z: 0, left: Self.seluScale * Self.seluAlpha, value: Self.seluScale * Self.seluAlpha,
          right: Self.seluScale)
      ]
    default: []
    }
  }
}
