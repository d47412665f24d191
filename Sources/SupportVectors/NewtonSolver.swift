import Matrices

/// Minimises the objective of a linear support vector machine by Newton's method.
///
/// Both losses become piecewise quadratic, with one formula for the slope of an example's loss:
///
///     α = clip(σ s + a, 0, U)               s = 1 - y w·x, the shortfall
///
/// For the squared hinge, σ = 2C, a = 0 and U = ∞: this *is* the loss, and since it is quadratic as
/// long as no example crosses its margin, Newton's method ends exactly after a few steps.
///
/// For the hinge, U = C, and the kink at s = 0 is bridged by a parabola of width C / σ: an augmented
/// Lagrangian. Whenever a Newton step no longer changes much, `a` becomes the present α, which moves
/// the parabolas towards the solution, and σ grows. The limit is the solution itself, not an
/// approximation to it.
///
/// The slopes α are dual variables, feasible at every moment: the duality gap is known after every
/// step and decides when to stop.
///
/// - Source: Keerthi & DeCoste, "A Modified Finite Newton Method for Fast Solution of Large Scale
///   Linear SVMs", 2005; Yan & Li, "An Efficient Augmented Lagrangian Based Method for Linear
///   Support Vector Machines", 2020.
struct NewtonSolver {
  /// Shape (weightCount); the bias last.
  private(set) var weights: [Double]
  /// Shape (examples); the slope of each example's loss, its dual variable.
  private(set) var alpha: [Float] = []
  /// P(w).
  private(set) var primal = Double.infinity
  /// P(w) - D(α), 0 or more.
  private(set) var gap = Double.infinity
  /// The Newton steps made.
  private(set) var iterations = 0

  /// (P - D) / P: the objective lies above the optimum by at most this fraction of itself.
  var relativeGap: Double { gap / primal }

  private let problem: BinaryProblem
  /// U.
  private let largest: Double
  private var sigma: Double
  /// a, shape (examples); 0 throughout for the squared hinge.
  private var anchor: [Float]
  private var scores: [Float]
  /// The slope of the piecewise quadratic objective: w - Σ αᵢ yᵢ xᵢ, shape (weightCount).
  private var gradient: [Double] = []
  /// ½ ‖gradient‖²: the part of the gap that Newton steps remove.
  private var slopeGap = Double.infinity

  /// Stands at a starting point.
  ///
  /// - Parameters:
  ///   - weights: Shape (weightCount); the closer to the solution, the fewer steps.
  ///   - alpha: Shape (examples), each from 0 to U; of use for the hinge only.
  init(_ problem: BinaryProblem, weights: [Double], alpha: [Float]) {
    self.problem = problem
    self.weights = weights
    largest = problem.loss.largestDual(c: problem.c)
    sigma = 2 * problem.c
    anchor =
      problem.loss == .hinge ? alpha : Array(repeating: 0, count: problem.exampleCount)
    scores = problem.scores(weights)
    evaluate()
  }

  /// Makes steps until the gap is small enough.
  ///
  /// - Parameters:
  ///   - tolerance: The relative duality gap at which to stop.
  ///   - limit: The number of steps after which to stop regardless.
  ///   - checkpoint: Called before every step; may throw to give up.
  mutating func solve(
    tolerance: Double, limit: Int, checkpoint: () throws -> Void
  ) rethrows {
    var system = NewtonSystem(problem)
    while relativeGap > tolerance && iterations < limit {
      try checkpoint()
      if problem.loss == .hinge && slopeGap < 0.1 * gap { moveParabolas() }
      system.setMembers(problem.signs.indices.map(isOnParabola))
      let step = system.solve(sigma: sigma, gradient.map { -$0 })
      take(step)
      iterations += 1
    }
  }

  // MARK: - One step

  /// σ s + a of one example: the slope of its loss before it is clipped.
  private func slope(_ example: Int, _ scores: [Float]) -> Double {
    sigma * problem.shortfall(example, scores) + Double(anchor[example])
  }

  private func isOnParabola(_ example: Int) -> Bool {
    let slope = slope(example, scores)
    return slope > 0 && slope < largest
  }

  /// Computes everything that follows from the weights and their scores.
  private mutating func evaluate() {
    alpha = problem.signs.indices.map { Float(min(max(slope($0, scores), 0), largest)) }
    let weightsOfDual = problem.weights(ofDual: alpha)
    gradient = zip(weights, weightsOfDual).map { $0 - $1 }
    slopeGap = gradient.squaredNorm / 2
    primal = problem.primal(weights, scores)
    gap = slopeGap + problem.complementarityGap(alpha, scores)
  }

  private mutating func moveParabolas() {
    anchor = alpha
    sigma *= 4
    evaluate()
  }

  /// Goes along the step: all the way, or to the lowest point if the end lies higher.
  private mutating func take(_ step: [Double]) {
    let start = (weights: weights, scores: scores, height: height(weights, scores))
    weights = zip(weights, step).map { $0 + $1 }
    scores = problem.scores(weights)
    if height(weights, scores) > start.height * (1 + 1e-9) {
      let fraction = lowestPoint(along: step, from: start.weights, start.scores, to: scores)
      weights = zip(start.weights, step).map { $0 + fraction * $1 }
      scores = problem.scores(weights)
    }
    evaluate()
  }

  /// The piecewise quadratic objective.
  private func height(_ weights: [Double], _ scores: [Float]) -> Double {
    var sum = 0.0
    for example in scores.indices {
      let slope = slope(example, scores)
      let clipped = min(max(slope, 0), largest)
      // A parabola up to slope U, and a straight line of slope U beyond it.
      sum += clipped * (slope - clipped / 2)
    }
    return weights.squaredNorm / 2 + sum / sigma
  }

  /// The fraction of the way from one point to another at which the objective is lowest, by halving.
  private func lowestPoint(
    along step: [Double], from start: [Double], _ startScores: [Float], to endScores: [Float]
  ) -> Double {
    var low = 0.0
    var high = 1.0
    let startTimesStep = zip(start, step).reduce(0) { $0 + $1.0 * $1.1 }
    let stepNorm = step.squaredNorm
    for _ in 0..<20 {
      let middle = (low + high) / 2
      var incline = startTimesStep + middle * stepNorm
      for example in startScores.indices {
        let change = Double(endScores[example]) - Double(startScores[example])
        let score = Double(startScores[example]) + middle * change
        let sign = Double(problem.signs[example])
        let slope = sigma * (1 - sign * score) + Double(anchor[example])
        incline -= min(max(slope, 0), largest) * sign * change
      }
      if incline < 0 { low = middle } else { high = middle }
    }
    return high
  }
}
