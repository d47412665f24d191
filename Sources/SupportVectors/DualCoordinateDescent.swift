import Matrices

/// Improves one dual variable at a time: the simplest way to train a linear support vector machine.
///
/// For one example, with all other dual variables held, the best α has a closed form:
///
///     α ← clip(α - (y w·x - 1 + α / 2C) / (‖x‖² + 1 / 2C), 0, U)         squared hinge: U = ∞
///     w ← w + (α_new - α_old) y x                                       hinge: no 1 / 2C, U = C
///
/// A few passes over the examples come close to the optimum; for large C many more are needed to
/// arrive. They therefore serve as the start for ``NewtonSolver``.
///
/// - Source: Hsieh, Chang, Lin, Keerthi & Sundararajan, "A Dual Coordinate Descent Method for
///   Large-scale Linear SVM", 2008, algorithm 1.
struct DualCoordinateDescent {
  /// Shape (weightCount); the bias last.
  private(set) var weights: [Float]
  /// Shape (examples); each from 0 to U.
  private(set) var alpha: [Float]

  /// Starts from all dual variables at 0 and makes some passes, each in a new random order.
  init(_ problem: BinaryProblem, passes: Int, using generator: inout SeededGenerator) {
    let count = problem.featureCount
    let diagonal = problem.loss == .hinge ? 0 : Float(1 / (2 * problem.c))
    let largest = Float(problem.loss.largestDual(c: problem.c))
    var weights = [Float](repeating: 0, count: problem.weightCount)
    var alpha = [Float](repeating: 0, count: problem.exampleCount)
    var order = Array(0..<problem.exampleCount)

    problem.features.withUnsafeElements { features in
      weights.withUnsafeMutableBufferPointer { buffer in
        guard let w = buffer.baseAddress else { return }
        for _ in 0..<passes {
          generator.shuffle(&order)
          for example in order {
            let x = features + example * count
            let y = problem.signs[example]
            let gradient =
              y * (BLAS.dot(w, x, count: count) + w[count]) - 1 + diagonal * alpha[example]
            if gradient >= 0 && alpha[example] == 0 { continue }
            let curvature = problem.norms.squares[example] + diagonal
            let improved = min(max(alpha[example] - gradient / curvature, 0), largest)
            let step = (improved - alpha[example]) * y
            BLAS.add(step, x, to: w, count: count)
            w[count] += step
            alpha[example] = improved
          }
        }
      }
    }
    self.weights = weights
    self.alpha = alpha
  }
}
