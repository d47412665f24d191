/// The losses of all examples, made piecewise quadratic.
///
/// The slope of an example's loss along its shortfall s is
///
///     α = clip(σ s + a, 0, U)
///
/// For the squared hinge, σ = 2C, a = 0 and U = ∞: this *is* the loss. For the hinge, U = C, and the
/// kink at s = 0 is bridged by a parabola of width C / σ, which stands where `a` puts it.
struct Parabolas {
  /// U: C for the hinge, no limit for its square.
  let largest: Double
  /// σ, the curvature.
  private(set) var sigma: Double
  /// The a of each example, shape (examples), from 0 to U.
  private var anchors: [Double]

  /// The parabolas to begin with.
  ///
  /// - Parameters:
  ///   - problem: Whose loss is made piecewise quadratic.
  ///   - alpha: Shape (examples): where the hinge's parabolas stand; of no use for its square.
  init(_ problem: BinaryProblem, alpha: [Double]) {
    largest = problem.loss.largestDual(c: problem.c)
    switch problem.loss {
    case .hinge:
      sigma = problem.c
      anchors = alpha
    case .squaredHinge:
      sigma = 2 * problem.c
      anchors = Array(repeating: 0, count: problem.exampleCount)
    }
  }

  /// Puts the hinge's parabolas where the solution is now believed to be, and makes them narrower.
  ///
  /// Any factor above 1 leads to the solution; fourfold took the fewest steps of those tried.
  mutating func move(to alpha: [Double]) {
    anchors = alpha
    sigma *= 4
  }

  /// σ s + a: the slope of an example's loss before it is clipped.
  func slope(_ example: Int, _ shortfall: Double) -> Double {
    sigma * shortfall + anchors[example]
  }

  /// α: the slope of an example's loss.
  func clippedSlope(_ example: Int, _ shortfall: Double) -> Double {
    min(max(slope(example, shortfall), 0), largest)
  }

  /// Whether an example's loss is curved where it stands.
  func isCurved(_ example: Int, _ shortfall: Double) -> Bool {
    let slope = slope(example, shortfall)
    return slope > 0 && slope < largest
  }

  /// An example's loss: a parabola up to slope U, and a straight line of slope U beyond it.
  func height(_ example: Int, _ shortfall: Double) -> Double {
    let clipped = clippedSlope(example, shortfall)
    return clipped * (slope(example, shortfall) - clipped / 2) / sigma
  }
}
