import Learning

/// Small problems of the plane: each shows what some classifier can or cannot learn.
///
/// The logic gates are the four corners of the unit square, in the order (0, 0), (0, 1), (1, 0),
/// (1, 1), with the gate's answers as classes "0" and "1". A line separates the classes of `and`
/// and `or`. None separates those of `xor`: both classes have their mean at (½, ½), and of two
/// classes on either side of a line, the means are on either side as well.
///
/// The drawn problems have two classes, whose examples take turns: the first, third, fifth … are of
/// the first class, which is larger by one if the count is odd. With m examples in a class, k takes
/// the values 0 … m−1 in random order, so that the beginning of the data shows all of the shape:
///
///     blobs    left   (1, 1)                                right   (3, 3)                σ = 0.3
///     moons    upper  (cos πt, sin πt)                      lower   (1 − cos πt, ½ − sin πt)
///              t = k / (m − 1)                                                            σ = 0.1
///     circles  outer  (cos 2πt, sin 2πt)                    inner   half of that
///              t = k / m                                                                  σ = 0.1
///     spiral   first  (r cos 3πr, r sin 3πr)                second  the same, turned by 180°
///              r = 0.15 + 0.85 k / (m − 1)                                                σ = 0.03
///
/// To both coordinates, a normally distributed number of mean 0 and standard deviation σ is added.
/// They are then rounded to multiples of 2⁻²⁰, a millionth, which single precision holds exactly: a
/// network learns from the very points that a figure shows, and the last digit of a system's sine
/// does not matter.
///
/// A point of `blobs` is nearer to the other centre once in 800,000, so that a line separates 200
/// examples all but certainly. The others need curves: one point of `circles` in 160 is nearer to
/// the other circle; the arms of `spiral` are 10 σ apart.
///
/// `iris` holds length and width of the petals of 150 irises, in cm, as Fisher published them: 50
/// of setosa, then 50 of versicolor, then 50 of virginica.
///
/// - Source: Minsky & Papert, "Perceptrons", 1969 (`xor`); Pedregosa et al., "Scikit-learn:
///   Machine learning in Python", 2011 (`make_moons`, `make_circles`); Lang & Witbrock, "Learning to
///   tell two spirals apart", 1988 (the idea of `spiral`).
public enum ToyProblem: String, CaseIterable, Sendable {
  /// Is it 1 and 1? A line separates the answers.
  case and
  /// Is it 1 or 1? A line separates the answers.
  case or
  /// Is it one 1 and one 0? No line separates the answers.
  case xor
  /// Two round clouds, which a line separates.
  case blobs
  /// Two half circles that reach into one another.
  case moons
  /// A circle around a circle.
  case circles
  /// Two arms of a spiral, each of one and a quarter turns.
  case spiral
  /// Petals of three species of iris: a line sets one apart; the other two overlap.
  case iris

  /// The examples of the problem.
  ///
  /// The same count and seed give the same examples. `and`, `or`, `xor` and `iris` are what they
  /// are: 4, 4, 4 and 150 examples without chance, whatever the count and the seed.
  ///
  /// - Parameters:
  ///   - count: How many examples of a drawn problem, 2 to 10,000.
  ///   - seed: Decides on the noise and the order of the examples.
  /// - Throws: ``DatasetError`` of kind `badSetting` if a drawn problem's count is out of range.
  public func examples(count: Int = 200, seed: UInt64) throws(DatasetError) -> PlaneExamples {
    switch self {
    case .and: try Self.gate("AND", answers: [0, 0, 0, 1])
    case .or: try Self.gate("OR", answers: [0, 1, 1, 1])
    case .xor: try Self.gate("XOR", answers: [0, 1, 1, 0])
    case .iris: try Self.irisPetals()
    case .blobs: try PlaneDrawing.blobs.examples(name: rawValue, count: count, seed: seed)
    case .moons: try PlaneDrawing.moons.examples(name: rawValue, count: count, seed: seed)
    case .circles: try PlaneDrawing.circles.examples(name: rawValue, count: count, seed: seed)
    case .spiral: try PlaneDrawing.spiral.examples(name: rawValue, count: count, seed: seed)
    }
  }

  private static func gate(_ name: String, answers: [Int]) throws(DatasetError) -> PlaneExamples {
    try PlaneExamples(
      name: name, featureNames: ["x1", "x2"], points: [[0, 0], [0, 1], [1, 0], [1, 1]],
      ids: answers, classNames: ["0", "1"])
  }
}

extension PlaneExamples {
  /// Points with the numbers of their classes.
  init(
    name: String, featureNames: [String], points: [[Double]], ids: [Int], classNames: [String],
    sources: [DataSource] = []
  ) throws(DatasetError) {
    let labels: Labels
    do { labels = try Labels(ids, classNames: classNames) } catch { throw DatasetError(error) }
    try self.init(
      name: name, featureNames: featureNames, points: points, labels: labels, sources: sources)
  }
}
