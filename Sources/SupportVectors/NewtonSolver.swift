import Matrices

/// Minimises the objective of a linear support vector machine by Newton's method.
///
/// With its losses made piecewise quadratic (``Parabolas``), the objective is quadratic as long as no
/// example crosses the end of its parabola: for the squared hinge, Newton's method ends exactly after
/// a few steps.
///
/// For the hinge this is an augmented Lagrangian. Whenever Newton steps have made their part of the
/// duality gap the smaller one, the parabolas move to where the solution is now believed to be, and
/// become narrower. The limit is the solution itself, not an approximation to it.
///
/// The slopes α of the losses are dual variables, feasible at every moment: the duality gap is known
/// after every step and decides when to stop.
///
/// - Source: Keerthi & DeCoste, "A Modified Finite Newton Method for Fast Solution of Large Scale
///   Linear SVMs", 2005; Yan & Li, "An Efficient Augmented Lagrangian Based Method for Linear
///   Support Vector Machines", 2020.
struct NewtonSolver {
  /// Where the solver stands.
  private(set) var point: NewtonPoint
  /// The Newton steps made.
  private(set) var iterations = 0
  private let problem: BinaryProblem
  private var parabolas: Parabolas

  /// Stands at a starting point.
  ///
  /// - Parameters:
  ///   - problem: What to solve.
  ///   - weights: Shape (weightCount); the closer to the solution, the fewer steps.
  ///   - alpha: Shape (examples), each from 0 to U; of use for the hinge only.
  init(_ problem: BinaryProblem, weights: [Double], alpha: [Double]) {
    self.problem = problem
    parabolas = Parabolas(problem, alpha: alpha)
    point = NewtonPoint(problem, parabolas, weights: weights)
  }

  /// Makes steps until the gap is small enough.
  ///
  /// - Parameters:
  ///   - tolerance: The relative duality gap at which to stop.
  ///   - limit: The number of steps after which to stop regardless.
  ///   - system: The equations of the steps; it may come from the same examples with another C.
  ///   - checkpoint: Called before every step; may throw to give up.
  mutating func solve(
    tolerance: Double, limit: Int, with system: inout NewtonSystem, checkpoint: () throws -> Void
  ) rethrows {
    while point.relativeGap > tolerance && iterations < limit {
      try checkpoint()
      if problem.loss == .hinge && point.slopeGap < point.gap / 2 { moveParabolas() }
      let isCurved = point.shortfalls.indices.map {
        parabolas.isCurved($0, point.shortfalls[$0])
      }
      system.setMembers(isCurved, sigma: parabolas.sigma)
      take(system.solve(point.gradient.map { -$0 }))
      iterations += 1
    }
  }

  /// P at any weights.
  func primal(at weights: [Double]) -> Double {
    NewtonPoint(problem, parabolas, weights: weights).primal
  }

  private mutating func moveParabolas() {
    parabolas.move(to: point.alpha)
    point = NewtonPoint(problem, parabolas, weights: point.weights)
  }

  /// Goes along the step: all the way, or to the lowest point if the end lies higher.
  private mutating func take(_ step: [Double]) {
    let end = NewtonPoint(
      problem, parabolas, weights: zip(point.weights, step).map { $0 + $1 })
    // A rise that rounding alone can bring about is none.
    if end.height <= point.height * (1 + 1e-12) {
      point = end
      return
    }
    let fraction = lowestPoint(along: step, to: end)
    point = NewtonPoint(
      problem, parabolas, weights: zip(point.weights, step).map { $0 + fraction * $1 })
  }

  /// The fraction of the way to a point at which the objective is lowest, found by halving.
  private func lowestPoint(along step: [Double], to end: NewtonPoint) -> Double {
    var low = 0.0
    var high = 1.0
    let startTimesStep = point.weights.dot(step)
    let stepNorm = step.squaredNorm
    for _ in 0..<40 {
      let middle = (low + high) / 2
      var incline = startTimesStep + middle * stepNorm
      for example in point.shortfalls.indices {
        let change = end.shortfalls[example] - point.shortfalls[example]
        let shortfall = point.shortfalls[example] + middle * change
        incline += parabolas.clippedSlope(example, shortfall) * change
      }
      if incline < 0 { low = middle } else { high = middle }
    }
    return high
  }
}
