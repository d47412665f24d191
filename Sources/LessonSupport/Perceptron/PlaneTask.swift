import Workbench

/// What a perceptron is to learn: to tell one class of examples in the plane from all others.
public struct PlaneTask {
  /// The examples, with all of their classes.
  public let data: PlaneExamples
  /// The number of the class to recognise.
  public let positive: Int
  /// The examples as a perceptron sees them: +1 for the class to recognise.
  public let signed: SignedExamples

  /// One class against all others.
  ///
  /// - Throws: `NeuronError` if there are no examples of it, or of no other.
  public init(_ data: PlaneExamples, positive: Int) throws {
    self.data = data
    self.positive = positive
    signed = try SignedExamples(
      inputs: data.points, signs: data.labels.ids.map { $0 == positive ? 1 : -1 })
  }

  /// The name of the rest, and that of the class to recognise.
  public var classNames: [String] {
    let name = data.classNames[positive]
    let rest = data.classNames.count == 2 ? data.classNames[1 - positive] : "not \(name)"
    return [rest, name]
  }

  /// 1 for the class to recognise, 0 for the rest; shape (examples).
  var classes: [Int] { signed.signs.map { $0 > 0 ? 1 : 0 } }

  /// The points, for figures; shape (examples).
  var points: [Point] { data.points.map { Point($0[0], $0[1]) } }

  /// What is to be learnt from what, in a sentence or two.
  public var summary: String {
    let names = classNames
    let counts = [-1, 1].map { sign in signed.signs.count { $0 == sign } }
    let features = data.featureNames
    return "\(data.name): \(grouped(signed.count)) examples, \(grouped(counts[1])) of "
      + "\"\(names[1])\" and \(grouped(counts[0])) of \"\(names[0])\"."
      + (features == ["x1", "x2"] ? "" : " x1 is \(features[0]), x2 is \(features[1]).")
  }

  /// The separating line that keeps farthest from all examples; nil if there is none to be found.
  ///
  ///     maximise γ = min t (w·x + b) / ‖(w, b)‖
  ///
  /// A support vector machine solves just that: its bias is the weight of a feature of 1, and with a
  /// very large C it lets no example be on the wrong side if it can help it. It reckons in single
  /// precision, whose digits do not suffice for features over a million: then it is not asked.
  public func widestSeparator() throws -> Perceptron? {
    guard data.points.joined().allSatisfy({ abs($0) <= 1e6 }) else { return nil }
    var machine = try LinearSVM(
      c: 1e6, loss: .hinge, tolerance: 1e-7, team: WorkerTeam(threads: 1))
    try machine.fit(
      LabeledExamples(
        features: data.labeledExamples.features, labels: Labels(classes, classNames: classNames)))
    let separator = Perceptron(
      weights: (0..<2).map { Double(machine.kernel[$0, 1]) }, bias: Double(machine.bias[1]))
    return signed.mistakes(of: separator) == 0 ? separator : nil
  }
}
