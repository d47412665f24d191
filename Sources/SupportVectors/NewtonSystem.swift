import Matrices

/// The linear equations of one Newton step, and what is kept from one step to the next.
///
///     (I + σ Σ_{i in J} xᵢ xᵢᵀ) δ = b
///
/// J are the examples on whose curvature the step depends. From one step to the next only a few
/// enter or leave it, so the sum, the Gram matrix of J, is kept and only they are added or taken
/// away. With more features than ``largestDirectOrder`` the matrix would not fit, and the equations
/// are solved by conjugate gradients instead, which need only products with it.
struct NewtonSystem {
  /// Up to how many weights the Gram matrix is formed and factorised.
  static let largestDirectOrder = 3000
  /// How many rows are added to the Gram matrix at a time.
  private static let pieceLength = 512

  private let problem: BinaryProblem
  private var isMember: [Bool]
  /// Σ_J x xᵀ, upper triangle, shape (weightCount, weightCount); empty above the direct order.
  private var gram: [Float]
  /// The factor of the matrix, kept to avoid allocating it at every step.
  private var matrix: [Double] = []

  init(_ problem: BinaryProblem) {
    self.problem = problem
    isMember = Array(repeating: false, count: problem.exampleCount)
    let order = problem.weightCount
    gram =
      order <= Self.largestDirectOrder ? Array(repeating: 0, count: order * order) : []
  }

  /// Makes J the examples for which `isInside` holds.
  mutating func setMembers(_ isInside: [Bool]) {
    var entering: [Int] = []
    var leaving: [Int] = []
    var staying = 0
    for example in isInside.indices {
      switch (isMember[example], isInside[example]) {
      case (false, true): entering.append(example)
      case (true, false): leaving.append(example)
      case (true, true): staying += 1
      case (false, false): break
      }
    }
    isMember = isInside
    if gram.isEmpty { return }
    if staying < leaving.count {
      rebuild()
    } else {
      add(entering, factor: 1)
      add(leaving, factor: -1)
    }
  }

  /// Solves for δ.
  ///
  /// - Returns: The solution; with conjugate gradients, one whose residual is a small fraction of b.
  mutating func solve(sigma: Double, _ b: [Double]) -> [Double] {
    if gram.isEmpty { return conjugateGradients(sigma: sigma, b) }
    // Where rounding has spoilt the matrix, it is summed anew, and then its diagonal made stronger.
    for ridge in [1, 1, 10, 100, 1e3, 1e4, 1e6, 1e9] {
      var solution = b
      if factorAndSolve(sigma: sigma, ridge: ridge, &solution) { return solution }
      if ridge == 1 { rebuild() }
    }
    return conjugateGradients(sigma: sigma, b)
  }

  private mutating func factorAndSolve(
    sigma: Double, ridge: Double, _ solution: inout [Double]
  ) -> Bool {
    let order = problem.weightCount
    if matrix.isEmpty { matrix = Array(repeating: 0, count: order * order) }
    return gram.withUnsafeBufferPointer { gram in
      matrix.withUnsafeMutableBufferPointer { matrix in
        for row in 0..<order {
          for column in row..<order {
            matrix[row * order + column] = sigma * Double(gram[row * order + column])
          }
          matrix[row * order + row] += ridge
        }
        return solution.withUnsafeMutableBufferPointer { solution in
          guard let h = matrix.baseAddress, let x = solution.baseAddress else { return true }
          return BLAS.solvePositiveDefinite(h, order: order, x)
        }
      }
    }
  }

  // MARK: - The Gram matrix

  private mutating func rebuild() {
    gram = Array(repeating: 0, count: gram.count)
    add(isMember.indices.filter { isMember[$0] }, factor: 1)
  }

  /// Adds a multiple of x xᵀ for each of the examples.
  private mutating func add(_ examples: [Int], factor: Float) {
    let order = problem.weightCount
    let count = problem.featureCount
    var rows = [Float](repeating: 1, count: Self.pieceLength * order)
    for start in stride(from: 0, to: examples.count, by: Self.pieceLength) {
      let piece = examples[start..<min(start + Self.pieceLength, examples.count)]
      problem.features.withUnsafeElements { features in
        rows.withUnsafeMutableBufferPointer { rows in
          gram.withUnsafeMutableBufferPointer { gram in
            guard let rows = rows.baseAddress, let gram = gram.baseAddress else { return }
            for (position, example) in piece.enumerated() {
              (rows + position * order).update(from: features + example * count, count: count)
            }
            BLAS.addGram(
              rows: piece.count, columns: order, alpha: factor, .init(rows, stride: order),
              into: gram)
          }
        }
      }
    }
  }

  // MARK: - Conjugate gradients

  /// - Source: Hestenes & Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems",
  ///   1952.
  private func conjugateGradients(sigma: Double, _ b: [Double]) -> [Double] {
    var solution = [Double](repeating: 0, count: b.count)
    var residual = b
    var direction = b
    var norm = residual.squaredNorm
    let enough = norm * 1e-6
    for _ in 0..<min(2 * b.count, 500) where norm > enough {
      let image = product(sigma: sigma, direction)
      let step = norm / zip(direction, image).reduce(0) { $0 + $1.0 * $1.1 }
      for index in b.indices {
        solution[index] += step * direction[index]
        residual[index] -= step * image[index]
      }
      let newNorm = residual.squaredNorm
      for index in b.indices {
        direction[index] = residual[index] + newNorm / norm * direction[index]
      }
      norm = newNorm
    }
    return solution
  }

  /// (I + σ Σ_J x xᵀ) v.
  private func product(sigma: Double, _ v: [Double]) -> [Double] {
    let scores = problem.singlePrecisionScores(v)
    // `weights(ofDual:)` multiplies by the sign; twice the sign is no sign.
    let signed = scores.indices.map { isMember[$0] ? scores[$0] * problem.signs[$0] : 0 }
    let sum = problem.weights(ofDual: signed)
    return v.indices.map { v[$0] + sigma * sum[$0] }
  }
}
