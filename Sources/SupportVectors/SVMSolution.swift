/// How the problem of one class was solved, with the certificate of how well.
public struct SVMSolution: Equatable, Sendable {
  /// P(w), the value of the objective at the weights as they are kept, in single precision.
  public let objective: Double
  /// (P - D) / P, 0 or more: the objective lies above the optimum by at most this fraction of itself.
  public let relativeGap: Double
  /// The number of Newton steps made.
  public let iterations: Int
  /// The number of support vectors: examples whose dual variable is above 0.
  public let supportVectorCount: Int
  /// Shape (features + 1); the bias last.
  let weights: [Float]
  /// The dual variables, shape (examples).
  let alpha: [Double]

  /// Rounds a solution to single precision, and certifies what is left.
  ///
  /// Rounding pushes some of the examples that lie exactly on their margin to its wrong side, which
  /// costs much if C is large. If it costs more than the tolerance, weights that are longer by a
  /// hair may put them back.
  ///
  /// - Parameters:
  ///   - solver: Arrived, or at its limit.
  ///   - tolerance: The relative gap that is wanted.
  init(_ solver: NewtonSolver, tolerance: Double) {
    let point = solver.point
    let dual = point.primal - point.gap
    var best = (weights: [Float](), objective: Double.infinity, gap: Double.infinity)
    for excess in [0, 1e-7, 1e-6, 1e-5, 1e-4] where !(best.gap <= tolerance) {
      let weights = point.weights.map { Float($0 * (1 + excess)) }
      let objective = solver.primal(at: weights.map(Double.init))
      if objective < best.objective || best.weights.isEmpty {
        best = (weights, objective, max(0, objective - dual) / objective)
      }
    }
    (weights, objective, relativeGap) = best
    iterations = solver.iterations
    supportVectorCount = point.alpha.count { $0 > 0 }
    alpha = point.alpha
  }

  private init(mirroring other: SVMSolution) {
    objective = other.objective
    relativeGap = other.relativeGap
    iterations = other.iterations
    supportVectorCount = other.supportVectorCount
    weights = other.weights.map { -$0 }
    alpha = other.alpha
  }

  /// The solution of the same problem with all signs exchanged.
  var mirrored: SVMSolution { SVMSolution(mirroring: self) }
}
