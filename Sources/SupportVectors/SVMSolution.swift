/// How the problem of one class was solved, with the certificate of how well.
public struct SVMSolution: Equatable, Sendable {
  /// P(w), the value of the objective; scores of single precision leave about seven digits of it.
  public let objective: Double
  /// (P - D) / P, 0 or more: the objective lies above the optimum by at most this fraction of itself.
  public let relativeGap: Double
  /// The number of Newton steps made.
  public let iterations: Int
  /// The number of support vectors: examples whose dual variable is above 0.
  public let supportVectorCount: Int
  /// Shape (features + 1); the bias last.
  let weights: [Double]
  /// The dual variables, shape (examples).
  let alpha: [Float]

  init(_ solver: NewtonSolver) {
    objective = solver.primal
    relativeGap = solver.relativeGap
    iterations = solver.iterations
    supportVectorCount = solver.alpha.count { $0 > 0 }
    weights = solver.weights
    alpha = solver.alpha
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
