import Files
import Learning
import Matrices
import Synchronization

/// A linear support vector machine, one class against the rest.
///
///     minimise over w:   ½ ‖w‖² + C Σᵢ ℓ(1 - yᵢ w·xᵢ)       for each class, y = +1 for it, -1 else
///
/// The objective is liblinear's, as scikit-learn's `LinearSVC` states it: the bias is the weight of
/// an extra feature of 1 and is regularised like any other. With two classes there is one such
/// problem, for the second class; the scores of the first are its negatives.
///
/// - Source: Cortes & Vapnik, "Support-Vector Networks", 1995; Fan, Chang, Hsieh, Wang & Lin,
///   "LIBLINEAR: A Library for Large Linear Classification", 2008.
public struct LinearSVM: Classifier, Sendable {
  /// `linear-svm`.
  public let name = "linear-svm"

  // MARK: Settings

  /// The price of a violated margin, above 0: the larger, the less the weights are held back.
  public let c: Double
  /// What a violated margin costs.
  public let loss: SVMLoss
  /// The relative duality gap to be reached for every class, above 0.
  public let tolerance: Double
  /// The number of Newton steps after which a class is left as it is.
  public let iterationLimit: Int
  /// The seed of the order in which the first passes visit the examples.
  public let seed: UInt64
  private let team: WorkerTeam

  // MARK: What is learnt

  /// Shape (classes); the solution of each class's problem.
  public private(set) var solutions: [SVMSolution] = []
  /// The weights, shape (features, classes).
  public private(set) var kernel = Matrix(rowCount: 0, columnCount: 0)
  /// Shape (classes).
  public private(set) var bias: [Float] = []

  /// The largest relative duality gap of all classes; infinite before anything was learnt.
  public var relativeGap: Double { solutions.map(\.relativeGap).max() ?? .infinity }
  /// Whether every class reached the tolerance.
  public var hasConverged: Bool { relativeGap <= tolerance }
  /// The number of weights and biases learnt; with two classes, those of one are not counted again
  /// for its mirror image.
  public var parameterCount: Int { (kernel.rowCount + 1) * (bias.count == 2 ? 1 : bias.count) }

  /// The SHA-256 digest of the kernel, row after row, then the bias, as little-endian 32-bit numbers.
  public var weightDigest: String { SHA256.digest(ofFloats: [kernel.elements, bias]) }

  /// A machine that has learnt nothing yet.
  ///
  /// - Throws: ``LearningError`` if `c` or `tolerance` is not a finite number above 0, or
  ///   `iterationLimit` is below 1.
  public init(
    c: Double = 1, loss: SVMLoss = .squaredHinge, tolerance: Double = 1e-4,
    iterationLimit: Int = 200, seed: UInt64 = 42, team: WorkerTeam = WorkerTeam()
  ) throws(LearningError) {
    guard c > 0, c.isFinite else {
      throw LearningError("expected C to be a finite number above 0, received \(c)")
    }
    guard tolerance > 0, tolerance.isFinite else {
      throw LearningError("expected a tolerance above 0, received \(tolerance)")
    }
    guard iterationLimit >= 1 else {
      throw LearningError("expected an iteration limit of 1 or more, received \(iterationLimit)")
    }
    self.c = c
    self.loss = loss
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
    self.seed = seed
    self.team = team
  }

  /// Learns from examples, forgetting whatever was learnt before.
  ///
  /// - Throws: ``LearningError`` if the examples cannot be learnt from.
  public mutating func fit(_ training: LabeledExamples) throws {
    try fit(training, startingFrom: nil)
  }

  /// Learns from examples, starting where a machine with another C has arrived.
  ///
  /// The solution is the same up to the tolerance; the way to it is shorter.
  ///
  /// - Parameters:
  ///   - training: The examples; features of similar scale are solved fastest.
  ///   - previous: A machine that learnt from the same examples with the same loss, or nil.
  ///   - progress: Called before every step and after every class with the number of classes done
  ///     and to do; from any thread of the team, but never from two at once. May throw to give up.
  /// - Throws: ``LearningError`` if the examples cannot be learnt from; what `progress` throws.
  public mutating func fit(
    _ training: LabeledExamples, startingFrom previous: LinearSVM?,
    progress: (_ done: Int, _ all: Int) throws -> Void = { _, _ in }
  ) throws {
    try training.checkLearnable()
    // With two classes, the problem of the first is the mirror image of that of the second.
    let classes = training.classCount == 2 ? [1] : Array(0..<training.classCount)
    let norms = try ExampleNorms(training.features)
    let doneCount = Mutex(0)
    let solved = try team.map(classes.count) { piece in
      let solution = try solve(classes[piece], of: training, norms, from: previous) {
        try doneCount.withLock { try progress($0, classes.count) }
      }
      try doneCount.withLock { done in
        done += 1
        try progress(done, classes.count)
      }
      return solution
    }
    solutions = training.classCount == 2 ? [solved[0].mirrored, solved[0]] : solved
    kernel = Matrix(rowCount: training.featureCount, columnCount: training.classCount)
    for (label, solution) in solutions.enumerated() {
      for feature in 0..<training.featureCount {
        kernel[feature, label] = solution.weights[feature]
      }
    }
    bias = solutions.map { $0.weights[training.featureCount] }
  }

  /// How strongly each example speaks for each class: the score `w·x` of every class.
  ///
  /// - Parameter features: Shape (examples, features).
  /// - Returns: Shape (examples, classes); positive on the class's side of its boundary.
  /// - Throws: ``LearningError`` if nothing was learnt yet or the number of features differs.
  public func decisionScores(_ features: Matrix) throws -> Matrix {
    guard !bias.isEmpty else {
      throw LearningError("expected a machine that has learnt; call fit before predicting")
    }
    guard features.columnCount == kernel.rowCount else {
      throw LearningError(
        "expected examples of \(kernel.rowCount) features, received \(features.columnCount)")
    }
    return features.affine(kernel, bias, team: team)
  }

  // MARK: - One class

  private func solve(
    _ label: Int, of training: LabeledExamples, _ norms: ExampleNorms,
    from previous: LinearSVM?, checkpoint: () throws -> Void
  ) throws -> SVMSolution {
    try checkpoint()
    let problem = BinaryProblem(
      features: training.features, signs: training.labels.ids.map { $0 == label ? 1 : -1 }, c: c,
      loss: loss, norms: norms)
    var system = NewtonSystem(problem)
    var solver =
      try previous?.start(problem, label)
      ?? coldStart(problem, label, &system, checkpoint: checkpoint)
    try solver.solve(
      tolerance: tolerance, limit: iterationLimit, with: &system, checkpoint: checkpoint)
    return SVMSolution(solver, tolerance: tolerance)
  }

  /// Finds a starting point from nothing.
  ///
  /// A few cheap passes, at a C small enough for them to go far, spare the costly first steps. If the
  /// C that is wanted is far from there, it is approached tenfold at a time, each problem being
  /// solved just well enough to start the next: far from the solution of a problem with a large C,
  /// Newton steps go astray. (Three passes, and a hundredfold as "far", were found by trying.)
  private func coldStart(
    _ problem: BinaryProblem, _ label: Int, _ system: inout NewtonSystem,
    checkpoint: () throws -> Void
  ) throws -> NewtonSolver {
    var generator = SeededGenerator(seed: seed, stream: "svm class \(label)")
    var easier = problem
    easier.c = min(c, 0.5 / problem.norms.mean)
    let descent = DualCoordinateDescent(easier, passes: 3, using: &generator)
    var weights = descent.weights.map(Double.init)
    var alpha = descent.alpha.map(Double.init)
    while easier.c * 100 < c {
      easier.c *= 10
      var solver = NewtonSolver(easier, weights: weights, alpha: alpha)
      try solver.solve(
        tolerance: 0.1, limit: iterationLimit, with: &system, checkpoint: checkpoint)
      (weights, alpha) = (solver.point.weights, solver.point.alpha)
    }
    return NewtonSolver(problem, weights: weights, alpha: alpha)
  }

  /// Starts a problem where this machine arrived, if it has learnt from the same examples.
  private func start(_ problem: BinaryProblem, _ label: Int) -> NewtonSolver? {
    guard solutions.indices.contains(label), loss == problem.loss,
      solutions[label].weights.count == problem.weightCount,
      solutions[label].alpha.count == problem.exampleCount
    else { return nil }
    let solution = solutions[label]
    // At another C the dual variables are, to begin with, the same fraction of it.
    let alpha = solution.alpha.map { $0 * problem.c / c }
    return NewtonSolver(problem, weights: solution.weights.map(Double.init), alpha: alpha)
  }
}
