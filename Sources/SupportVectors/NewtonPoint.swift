import Matrices

/// Where a ``NewtonSolver`` stands: some weights, and all that follows from them.
///
/// The examples that cost nothing are found in single precision; everything about the others, and
/// with it the objective, its slope and the duality gap, is computed in double precision.
struct NewtonPoint {
  /// Shape (weightCount); the bias last.
  let weights: [Double]
  /// s = 1 - y w·x of each example, shape (examples).
  let shortfalls: [Double]
  /// α, shape (examples); the slope of each example's loss, its dual variable.
  let alpha: [Double]
  /// The slope of the piecewise quadratic objective: w - Σ αᵢ yᵢ xᵢ, shape (weightCount).
  let gradient: [Double]
  /// P(w).
  let primal: Double
  /// The value of the piecewise quadratic objective.
  let height: Double
  /// ½ ‖gradient‖²: the part of the gap that Newton steps remove.
  let slopeGap: Double
  /// P(w) - D(α), 0 or more.
  ///
  ///     P(w) - D(α) = ½ ‖w - Σ αᵢ yᵢ xᵢ‖² + Σᵢ (ℓ(sᵢ) + αᵢ² / 4C - αᵢ sᵢ)
  ///
  /// Neither part can be negative, and nothing cancels: so written, the gap can be trusted when it
  /// is small. (The term α² / 4C belongs to the squared hinge only.)
  let gap: Double

  /// (P - D) / P.
  var relativeGap: Double { gap / primal }

  /// Computes everything at some weights.
  init(_ problem: BinaryProblem, _ parabolas: Parabolas, weights: [Double]) {
    let scores = problem.singlePrecisionScores(weights)
    let doubt = problem.scoreError(weights)
    var shortfalls = scores.indices.map { 1 - Double(problem.signs[$0]) * Double(scores[$0]) }
    let costly = shortfalls.indices.filter { parabolas.slope($0, shortfalls[$0] + doubt) > 0 }

    var alpha = [Double](repeating: 0, count: shortfalls.count)
    var sum = [Double](repeating: 0, count: problem.weightCount)
    problem.forEachBlock(of: costly) { block, rows in
      var scores = [Double](repeating: 0, count: block.count)
      BLAS.multiply(
        rows: block.count, columns: problem.weightCount, rows, weights, into: &scores)
      for (position, example) in block.enumerated() {
        let sign = Double(problem.signs[example])
        shortfalls[example] = 1 - sign * scores[position]
        alpha[example] = parabolas.clippedSlope(example, shortfalls[example])
        scores[position] = sign * alpha[example]
      }
      BLAS.multiply(
        rows: block.count, columns: problem.weightCount, rows, transposed: true, scores,
        into: &sum)
    }

    var (losses, height, complementarity) = (0.0, 0.0, 0.0)
    for example in costly {
      let (shortfall, alpha) = (shortfalls[example], alpha[example])
      let loss = problem.c * problem.loss.value(shortfall: shortfall)
      losses += loss
      complementarity +=
        loss + problem.loss.dualPenalty(alpha: alpha, c: problem.c) - alpha * shortfall
      height += parabolas.height(example, shortfall)
    }
    self.weights = weights
    self.shortfalls = shortfalls
    self.alpha = alpha
    gradient = zip(weights, sum).map { $0 - $1 }
    slopeGap = gradient.squaredNorm / 2
    primal = weights.squaredNorm / 2 + losses
    self.height = weights.squaredNorm / 2 + height
    gap = slopeGap + max(0, complementarity)
  }
}
