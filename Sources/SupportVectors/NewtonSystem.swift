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

  private let problem: BinaryProblem
  private var sigma = 0.0
  private var isMember: [Bool]
  /// Σ_J x xᵀ, upper triangle, shape (weightCount, weightCount); empty above the direct order.
  private var gram: [Double]
  /// Whether the products x xᵀ are computed in double precision.
  private var isPrecise = false
  /// The factor of the matrix, kept to avoid allocating it at every step.
  private var matrix: [Double] = []

  init(_ problem: BinaryProblem) {
    self.problem = problem
    isMember = Array(repeating: false, count: problem.exampleCount)
    let order = problem.weightCount
    gram =
      order <= Self.largestDirectOrder ? Array(repeating: 0, count: order * order) : []
  }

  /// Makes J the examples for which `isInside` holds, and sets σ.
  mutating func setMembers(_ isInside: [Bool], sigma: Double) {
    self.sigma = sigma
    let examples = isInside.indices
    let entering = examples.filter { isInside[$0] && !isMember[$0] }
    let leaving = examples.filter { !isInside[$0] && isMember[$0] }
    let staying = examples.count { isInside[$0] && isMember[$0] }
    isMember = isInside
    if gram.isEmpty { return }
    if mustBecomePrecise || staying < leaving.count {
      isPrecise = isPrecise || mustBecomePrecise
      rebuild()
    } else {
      add(entering, factor: 1)
      add(leaving, factor: -1)
    }
  }

  /// Single precision is twice as fast, and enough as long as its rounding is small beside I.
  ///
  /// The rounding of σ Σ x xᵀ is at most about 6·10⁻⁸ of its trace, and usually far less.
  private var mustBecomePrecise: Bool {
    let trace = problem.norms.mean * Double(problem.exampleCount)
    return !isPrecise && 6e-8 * sigma * trace > 2
  }

  /// Solves for δ.
  ///
  /// - Returns: The solution; with conjugate gradients, one whose residual is a small fraction of b.
  mutating func solve(_ b: [Double]) -> [Double] {
    if gram.isEmpty { return conjugateGradients(b) }
    var solution = b
    if factorAndSolve(&solution) { return solution }
    // Rows added and taken away have left too much rounding behind: sum anew, precisely.
    isPrecise = true
    rebuild()
    if factorAndSolve(&solution) { return solution }
    return conjugateGradients(b)
  }

  private mutating func factorAndSolve(_ solution: inout [Double]) -> Bool {
    let order = problem.weightCount
    if matrix.isEmpty { matrix = Array(repeating: 0, count: order * order) }
    return gram.withUnsafeBufferPointer { gram in
      matrix.withUnsafeMutableBufferPointer { matrix in
        for row in 0..<order {
          for column in row..<order {
            matrix[row * order + column] = sigma * gram[row * order + column]
          }
          matrix[row * order + row] += 1
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
  private mutating func add(_ examples: [Int], factor: Double) {
    if isPrecise {
      problem.forEachBlock(of: examples) { block, rows in
        BLAS.addGram(
          rows: block.count, columns: problem.weightCount, alpha: factor, rows, into: &gram)
      }
    } else {
      addInSinglePrecision(examples, factor: factor)
    }
  }

  private mutating func addInSinglePrecision(_ examples: [Int], factor: Double) {
    let order = problem.weightCount
    let count = problem.featureCount
    let pieceLength = 2048
    var rows = [Float](repeating: 1, count: min(pieceLength, examples.count) * order)
    for start in stride(from: 0, to: examples.count, by: pieceLength) {
      let piece = examples[start..<min(start + pieceLength, examples.count)]
      var sum = [Float](repeating: 0, count: gram.count)
      problem.features.withUnsafeElements { features in
        rows.withUnsafeMutableBufferPointer { rows in
          guard let rows = rows.baseAddress else { return }
          for (position, example) in piece.enumerated() {
            (rows + position * order).update(from: features + example * count, count: count)
          }
          BLAS.addGram(
            rows: piece.count, columns: order, alpha: 1, .init(rows, stride: order), into: &sum)
        }
      }
      for index in gram.indices { gram[index] += factor * Double(sum[index]) }
    }
  }

  // MARK: - Conjugate gradients

  /// Solves by products with the matrix, until the residual is a thousandth of b.
  ///
  /// A Newton step needs no more: the next one mends what is left. In exact arithmetic as many
  /// products as unknowns are enough; rounding may ask for some more.
  ///
  /// - Source: Hestenes & Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems",
  ///   1952.
  private func conjugateGradients(_ b: [Double]) -> [Double] {
    var solution = [Double](repeating: 0, count: b.count)
    var residual = b
    var direction = b
    var norm = residual.squaredNorm
    let enough = norm * 1e-6
    let members = isMember.indices.filter { isMember[$0] }
    for _ in 0..<2 * b.count where norm > enough {
      let image = product(direction, members)
      let length = norm / direction.dot(image)
      for index in b.indices {
        solution[index] += length * direction[index]
        residual[index] -= length * image[index]
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
  private func product(_ v: [Double], _ members: [Int]) -> [Double] {
    var sum = [Double](repeating: 0, count: v.count)
    problem.forEachBlock(of: members) { block, rows in
      var scores = [Double](repeating: 0, count: block.count)
      BLAS.multiply(rows: block.count, columns: v.count, rows, v, into: &scores)
      BLAS.multiply(
        rows: block.count, columns: v.count, rows, transposed: true, scores, into: &sum)
    }
    return v.indices.map { v[$0] + sigma * sum[$0] }
  }
}
