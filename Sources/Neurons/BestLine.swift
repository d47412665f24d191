import Foundation

/// The most examples in the plane that any straight line gets right, and a perceptron that does.
///
/// A line that has no example on it can be moved, without turning, until it meets one, and can then
/// be turned about that example until it meets another. So every way in which a line can part the
/// examples is found like this: turn a line about each example in turn, and look once between any
/// two others that it meets; the example that it turns about may be counted on either side.
///
///     O(n² log n)         n examples, each once the centre, the others sorted by direction
///
/// Examples in one place stay on one side. Lines that differ by less than a billionth of a radian,
/// with both features stretched from -1 to 1, count as one: what only they tell apart is rounding.
///
/// - Source: Johnson & Preparata, "The densest hemisphere problem", 1978.
public struct BestLine: Equatable, Sendable {
  /// The number of examples that the line gets right: at least half of all, as every line can be
  /// taken the other way round.
  public let correctCount: Int
  /// A perceptron whose boundary is the line; no example lies on it, unless numbers differ too much
  /// in size for that.
  public let perceptron: Perceptron

  /// The most examples that the search takes; it is done within about a second.
  public static let exampleLimit = 2000

  /// Finds the best line; of equally good ones, the one that can be turned farthest.
  ///
  /// - Throws: ``NeuronError`` if the examples have not two features, or are more than
  ///   ``exampleLimit``.
  public init(for examples: SignedExamples) throws(NeuronError) {
    guard examples.featureCount == 2 else {
      throw NeuronError(
        "expected examples of 2 features to look for the best line, found "
          + "\(examples.featureCount)")
    }
    guard examples.count <= Self.exampleLimit else {
      throw NeuronError(
        "expected at most \(Self.exampleLimit) examples to look for the best line, found "
          + "\(examples.count); choose some of them")
    }
    let square = UnitSquare(examples.inputs)
    let places = examples.inputs.map(square.place)
    var best: Turn?
    for center in places.indices {
      let turn = Turn.best(about: center, places, examples.signs)
      if best.map({ turn.isBetter(than: $0) }) ?? true { best = turn }
    }
    let line = best?.perceptron(places) ?? Perceptron(inputCount: 2)
    perceptron = square.restored(line)
    correctCount = examples.count - examples.mistakes(of: perceptron)
  }
}

/// A line through one of the places, in a direction in which it meets no other.
private struct Turn {
  /// The place that the line turns about.
  let center: Int
  /// The direction of the line, and how far it can be turned without meeting another place.
  let angle: Double
  let freedom: Double
  /// The sign of what lies on the left of the direction.
  let leftSign: Int
  /// The sign of the side that the centre itself is counted on.
  let centerSign: Int
  /// How many examples are on the side of their sign.
  let correctCount: Int

  func isBetter(than other: Turn) -> Bool {
    (correctCount, freedom) > (other.correctCount, other.freedom)
  }

  /// The best of all directions through a place.
  static func best(about center: Int, _ places: [[Double]], _ signs: [Int]) -> Turn {
    var meetings: [Meeting] = []
    var here = 0  // the sum of the signs at the centre
    for (place, sign) in zip(places, signs) {
      let (x, y) = (place[0] - places[center][0], place[1] - places[center][1])
      if x == 0 && y == 0 { here += sign } else { meetings.append(Meeting(x, y, sign)) }
    }
    meetings.sort { $0.angle < $1.angle }
    let hereCount = places.count - meetings.count
    func turn(_ angle: Double, _ freedom: Double, lead: Int) -> Turn {
      // The lead is the sum of sign × side: right ones less wrong ones, were the left side positive.
      Turn(
        center: center, angle: angle, freedom: freedom, leftSign: lead >= 0 ? 1 : -1,
        centerSign: here >= 0 ? 1 : -1,
        correctCount: (meetings.count + abs(lead) + hereCount + abs(here)) / 2)
    }
    var lead = meetings.reduce(0) { $0 + $1.lead }
    guard let first = meetings.first else { return turn(0, .pi, lead: 0) }
    var best: Turn?
    for (index, meeting) in meetings.enumerated() {
      lead -= 2 * meeting.lead  // it is on the other side from here on
      let next = index + 1 < meetings.count ? meetings[index + 1].angle : first.angle + .pi
      let freedom = next - meeting.angle
      guard freedom > 1e-9 else { continue }
      let found = turn(meeting.angle + freedom / 2, freedom, lead: lead)
      if best.map({ found.isBetter(than: $0) }) ?? true { best = found }
    }
    return best ?? turn(0, 0, lead: 0)
  }

  /// A perceptron whose boundary runs in that direction, halfway from the centre to the next place.
  func perceptron(_ places: [[Double]]) -> Perceptron {
    let normal = [-sin(angle) * Double(leftSign), cos(angle) * Double(leftSign)]
    let heights = places.map {
      normal[0] * ($0[0] - places[center][0]) + normal[1] * ($0[1] - places[center][1])
    }
    // The centre lies at a height of 0, and so on the side of the bias.
    let next = zip(heights, places).filter { $0.1 != places[center] }.map { abs($0.0) }.min() ?? 2
    let foot = normal[0] * places[center][0] + normal[1] * places[center][1]
    return Perceptron(weights: normal, bias: Double(centerSign) * next / 2 - foot)
  }
}

/// The direction in which a turning line meets a place.
private struct Meeting {
  /// From 0 up to, but not including, a half turn.
  let angle: Double
  /// The sign of the place's example if the line, before it meets it, has it on the left, else the
  /// negative.
  let lead: Int

  init(_ x: Double, _ y: Double, _ sign: Int) {
    let isUpper = y > 0 || (y == 0 && x > 0)
    angle = isUpper ? atan2(y, x) : atan2(-y, -x)
    lead = isUpper ? sign : -sign
  }
}

/// Two features, each stretched to reach from -1 to 1; one that never changes becomes 0.
private struct UnitSquare {
  let middles: [Double]
  let halves: [Double]

  init(_ inputs: [[Double]]) {
    let ranges = (0..<2).map { feature in
      // Halved first, so that the largest do not overflow.
      let values = inputs.map { $0[feature] / 2 }
      return (low: values.min() ?? 0, high: values.max() ?? 0)
    }
    middles = ranges.map { $0.low + $0.high }
    // A feature that is the same everywhere tells nothing apart: it gets a weight of 0.
    halves = ranges.map { $0.high > $0.low ? $0.high - $0.low : .infinity }
  }

  func place(_ input: [Double]) -> [Double] {
    (0..<2).map { (input[$0] - middles[$0]) / halves[$0] }
  }

  /// The perceptron that does with inputs what another does with their places.
  func restored(_ perceptron: Perceptron) -> Perceptron {
    let weights = (0..<2).map { perceptron.weights[$0] / halves[$0] }
    return Perceptron(
      weights: weights, bias: (0..<2).reduce(perceptron.bias) { $0 - weights[$1] * middles[$1] })
  }
}
