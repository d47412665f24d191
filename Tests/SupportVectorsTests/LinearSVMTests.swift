import Foundation
import Learning
import Matrices
import SupportVectors
import Testing

struct LinearSVMTests {
  /// Tests/Fixtures/svm_reference.py derives it: 3w + 2b = 2 and 2w + 5b = 0.
  @Test func twoPointsSquaredHingeByHand() throws {
    let machine = try fitted([[0], [1]], [0, 1], loss: .squaredHinge, tolerance: 1e-10)
    #expect(abs(machine.kernel[0, 1] - 10 / 11) < 1e-6)
    #expect(abs(machine.bias[1] + 4 / 11) < 1e-6)
    #expect(abs(machine.solutions[1].objective - 12 / 11) < 1e-7)
  }

  @Test func twoPointsHingeByHand() throws {
    let machine = try fitted([[0], [1]], [0, 1], loss: .hinge, tolerance: 1e-10)
    #expect(abs(machine.kernel[0, 1] - 1) < 1e-5)
    #expect(abs(machine.bias[1]) < 1e-5)
    #expect(abs(machine.solutions[1].objective - 1.5) < 1e-7)
  }

  /// Two classes are one problem: the first class is the mirror image of the second.
  @Test func twoClassesMirrorEachOther() throws {
    let machine = try fitted([[0], [1]], [0, 1], loss: .squaredHinge, tolerance: 1e-10)
    #expect(machine.kernel[0, 0] == -machine.kernel[0, 1])
    #expect(machine.bias[0] == -machine.bias[1])
    #expect(machine.solutions[0].objective == machine.solutions[1].objective)
    #expect(try machine.predict(Matrix(rows: [[-1], [2]])).ids == [0, 1])
  }

  /// 2 losses and 5 values of C: on 8 forms of iris, and on 300 and 2,000 images.
  @Test func theReferencesAreThere() {
    #expect(SVMReference.all.count { $0.data == "iris" } == 80)
    #expect(SVMReference.all.count == 100)
  }

  @Test(arguments: SVMReference.solvable)
  func reachesTheTightSolution(reference: SVMReference.Case) throws {
    let examples = try #require(try examples(reference))
    let loss = try #require(SVMLoss(rawValue: reference.loss))
    var machine = try LinearSVM(c: reference.C, loss: loss, tolerance: 1e-5)
    try machine.fit(examples)
    let gap = machine.relativeGap
    #expect(gap <= 1e-5)
    let solutions = reference.classes == 2 ? [machine.solutions[1]] : machine.solutions
    #expect(solutions.count == reference.objectives.count)
    for (solution, objective) in zip(solutions, reference.objectives) {
      let excess = (solution.objective - objective) / objective
      #expect(excess < 2e-5 && excess > -1e-6, "\(solution.objective) against \(objective)")
      // The certificate is true: the optimum lies within the gap.
      #expect(excess <= solution.relativeGap / (1 - solution.relativeGap) + 1e-6)
    }
  }

  /// The objective that is reported is that of the weights that are kept, also where rounding them
  /// could put many examples on the wrong side of their margin.
  @Test(arguments: SVMLoss.allCases, [0.3, 100, 10_000])
  func theObjectiveIsThatOfTheWeights(loss: SVMLoss, c: Double) throws {
    let reference = try #require(SVMReference.all.first { $0.data == "iris" && $0.classes == 3 })
    let examples = try iris(reference)
    var machine = try LinearSVM(c: c, loss: loss)
    try machine.fit(examples)
    for label in 0..<3 {
      let objective = objective(of: machine, label, on: examples)
      #expect(abs(objective / machine.solutions[label].objective - 1) < 1e-9)
    }
  }

  /// Far fewer examples than features, and a C so large that hardly any margin is violated.
  @Test(.enabled(if: fashionMNIST != nil), arguments: SVMLoss.allCases, [100, 10_000, 1_000_000])
  func aLargeCIsSolvedToo(loss: SVMLoss, c: Double) throws {
    let examples = try #require(try fashionMNIST?.examples(Array(0..<300)))
    var machine = try LinearSVM(c: c, loss: loss)
    try machine.fit(examples)
    let gap = machine.relativeGap
    #expect(gap <= 1e-4)
    for label in [0, 6] {
      let objective = objective(of: machine, label, on: examples)
      #expect(abs(objective / machine.solutions[label].objective - 1) < 1e-9)
    }
  }

  /// The objective of one class, from the kernel and the bias, in plain loops.
  private func objective(
    of machine: LinearSVM, _ label: Int, on examples: LabeledExamples
  ) -> Double {
    let weights = (0..<examples.featureCount).map { Double(machine.kernel[$0, label]) }
    let bias = Double(machine.bias[label])
    var losses = 0.0
    for example in 0..<examples.count {
      let row = examples.features.row(example)
      let score = zip(weights, row).reduce(bias) { $0 + $1.0 * Double($1.1) }
      let sign = examples.labels.ids[example] == label ? 1.0 : -1
      let violation = max(0, 1 - sign * score)
      losses += machine.loss == .hinge ? violation : violation * violation
    }
    let norm = weights.reduce(bias * bias) { $0 + $1 * $1 }
    return norm / 2 + machine.c * losses
  }

  @Test func twoClassesHaveTheParametersOfOneProblem() throws {
    let machine = try fitted([[0], [1]], [0, 1], loss: .hinge, tolerance: 1e-4)
    let count = machine.parameterCount
    #expect(count == 2)
  }

  @Test(arguments: SVMLoss.allCases)
  func sameBitsForAnyNumberOfThreads(loss: SVMLoss) throws {
    let examples = try clouds(400)
    let machines = try [1, 2, 3].map { threads in
      var machine = try LinearSVM(c: 0.1, loss: loss, team: WorkerTeam(threads: threads))
      try machine.fit(examples)
      return machine
    }
    for machine in machines {
      let isSame =
        machine.kernel == machines[0].kernel && machine.bias == machines[0].bias
        && machine.solutions == machines[0].solutions
      #expect(isSame)
    }
  }

  @Test(arguments: SVMLoss.allCases)
  func aWarmStartArrivesAtTheSameOptimum(loss: SVMLoss) throws {
    let examples = try clouds(400)
    var easy = try LinearSVM(c: 0.01, loss: loss, tolerance: 1e-7)
    try easy.fit(examples)
    var cold = try LinearSVM(c: 1, loss: loss, tolerance: 1e-7)
    var warm = cold
    try cold.fit(examples)
    try warm.fit(examples, startingFrom: easy)
    for (first, second) in zip(cold.solutions, warm.solutions) {
      #expect(abs(first.objective / second.objective - 1) < 1e-6)
    }
  }

  /// More features than the Gram matrix is formed for: conjugate gradients take its place.
  @Test(arguments: SVMLoss.allCases)
  func manyFeaturesAreSolvedByConjugateGradients(loss: SVMLoss) throws {
    let narrow = try clouds(120)
    // The same examples between 3,995 features that are 0 for all.
    let wide = try LabeledExamples(
      features: Matrix(
        rows: (0..<narrow.count).map {
          Array(narrow.features.row($0)) + Array(repeating: Float(0), count: 3_995)
        }), labels: narrow.labels)
    var few = try LinearSVM(c: 1, loss: loss, tolerance: 1e-6)
    var many = few
    try few.fit(narrow)
    try many.fit(wide)
    let gap = many.relativeGap
    #expect(gap <= 1e-6)
    for (first, second) in zip(few.solutions, many.solutions) {
      #expect(abs(first.objective / second.objective - 1) < 1e-5)
    }
  }

  @Test func aClassThatDoesNotOccurIsNeverGuessed() throws {
    let machine = try fitted(
      [[0], [1], [0.1], [0.9]], [0, 2, 0, 2], classes: 3, loss: .squaredHinge, tolerance: 1e-6)
    #expect(try machine.predict(Matrix(rows: [[0], [1]])).ids == [0, 2])
    let gap = machine.relativeGap
    #expect(gap <= 1e-6)
  }

  @Test func aConstantFeatureAndAnOffScaleOneDoNoHarm() throws {
    var generator = SeededGenerator(seed: 9, stream: "test")
    let labels = (0..<100).map { _ in generator.below(2) }
    let rows = labels.map { label in
      [Float(7), Float(label) * 1e4 + Float(generator.uniform()) * 1e3, Float(generator.uniform())]
    }
    for loss in SVMLoss.allCases {
      let machine = try fitted(rows, labels, c: 10, loss: loss, tolerance: 1e-4)
      let gap = machine.relativeGap
      #expect(gap <= 1e-4, "\(loss)")
    }
  }

  @Test func whatIsNotReachedIsReported() throws {
    var machine = try LinearSVM(c: 1_000, loss: .hinge, tolerance: 1e-9, iterationLimit: 1)
    try machine.fit(clouds(200))
    let (hasConverged, gap) = (machine.hasConverged, machine.relativeGap)
    #expect(!hasConverged)
    #expect(gap > 1e-9 && gap.isFinite)
  }

  @Test func settingsAreChecked() {
    for c in [0, -1, .nan, .infinity] {
      #expect(throws: LearningError.self) { try LinearSVM(c: c) }
    }
    #expect(throws: LearningError.self) { try LinearSVM(tolerance: 0) }
    #expect(throws: LearningError.self) { try LinearSVM(iterationLimit: 0) }
  }

  @Test func examplesAreChecked() throws {
    var machine = try LinearSVM()
    #expect(throws: LearningError.self) { try machine.decisionScores(Matrix(rows: [[1]])) }
    let nan = try LabeledExamples(
      features: Matrix(rows: [[1], [.nan]]), labels: Labels([0, 1], classNames: ["a", "b"]))
    #expect(throws: LearningError.self) { try machine.fit(nan) }
    try machine.fit(clouds(50))
    #expect(throws: LearningError.self) { try machine.decisionScores(Matrix(rows: [[1]])) }
  }

  /// Squares beyond single precision once left the search for a start without an end.
  @Test(arguments: [1e-18, 1e9, 1e14] as [Float]) func featuresOfAnySizeAreSolved(scale: Float)
    throws
  {
    var machine = try LinearSVM()
    try machine.fit(scaled(clouds(50), by: scale))
    let isFinite = machine.kernel.elements.allSatisfy(\.isFinite)
    #expect(isFinite)
  }

  @Test(arguments: [1e17, 1e30, 1e37] as [Float]) func tooLargeFeaturesAreRefused(scale: Float)
    throws
  {
    var machine = try LinearSVM()
    let error = try #require(throws: LearningError.self) {
      try machine.fit(scaled(clouds(50), by: scale))
    }
    #expect(error.description.hasSuffix("scale the features"))
  }

  private func scaled(_ examples: LabeledExamples, by scale: Float) throws -> LabeledExamples {
    let features = examples.features
    return try LabeledExamples(
      features: Matrix(rowCount: features.rowCount, columnCount: features.columnCount) { elements in
        for index in elements.indices { elements[index] = features.elements[index] * scale }
      },
      labels: examples.labels)
  }

  @Test func whatProgressThrowsStopsTheFit() throws {
    struct Enough: Error {}
    var machine = try LinearSVM()
    #expect(throws: Enough.self) {
      try machine.fit(clouds(50), startingFrom: nil) { _, _ in throw Enough() }
    }
    let solutionCount = machine.solutions.count
    #expect(solutionCount == 0)
  }

  // MARK: - Examples

  private func fitted(
    _ rows: [[Float]], _ labels: [Int], classes: Int = 2, c: Double = 1, loss: SVMLoss,
    tolerance: Double
  ) throws -> LinearSVM {
    let examples = try LabeledExamples(
      features: Matrix(rows: rows),
      labels: Labels(labels, classNames: (0..<classes).map(String.init)))
    var machine = try LinearSVM(c: c, loss: loss, tolerance: tolerance)
    try machine.fit(examples)
    return machine
  }

  /// Four overlapping clouds of points in six dimensions.
  private func clouds(_ count: Int) throws -> LabeledExamples {
    var generator = SeededGenerator(seed: 1, stream: "clouds")
    let labels = (0..<count).map { _ in generator.below(4) }
    let rows = labels.map { label in
      (0..<6).map { Float($0 % 4 == label ? 0.7 : 0) + Float(generator.uniform()) }
    }
    return try LabeledExamples(
      features: Matrix(rows: rows), labels: Labels(labels, classNames: ["a", "b", "c", "d"]))
  }
}
