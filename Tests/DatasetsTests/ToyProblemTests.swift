import Datasets
import Foundation
import Learning
import Matrices
import Testing

@Suite struct ToyProblemTests {
  static let drawn = [ToyProblem.blobs, .moons, .circles, .spiral]
  static let fixed = [ToyProblem.and, .or, .xor, .iris]

  // MARK: - Definitions

  // The reference is not rounded; ours is, to multiples of 2⁻²⁰.
  @Test(arguments: drawn) func drawingsAreThoseOfTheReference(problem: ToyProblem) throws {
    let reference = try #require(ToyReference.read().drawn[problem.rawValue])
    let examples = try problem.examples(count: 7, seed: 42)
    #expect(examples.count == 7)
    #expect(examples.labels.ids == reference.ids)
    for (point, expected) in zip(examples.points, reference.points) {
      #expect(abs(point[0] - expected[0]) <= 0x1p-21 + 1e-12)
      #expect(abs(point[1] - expected[1]) <= 0x1p-21 + 1e-12)
    }
  }

  @Test(arguments: ToyProblem.allCases) func digestsAreThoseOfTheReference(
    problem: ToyProblem
  ) throws {
    let reference = try ToyReference.read()
    let name = problem.rawValue
    let expected = reference.drawn[name]?.digest ?? reference.digests[name]
    #expect(try problem.examples(seed: 42).digest == expected)
  }

  @Test(arguments: [
    (ToyProblem.and, "AND", [0, 0, 0, 1]), (.or, "OR", [0, 1, 1, 1]), (.xor, "XOR", [0, 1, 1, 0]),
  ])
  func gatesAreFourCornersWithAnswers(problem: ToyProblem, name: String, answers: [Int]) throws {
    let examples = try problem.examples(seed: 1)
    #expect(examples.name == name)
    #expect(examples.points == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(examples.labels.ids == answers)
    #expect(examples.classNames == ["0", "1"])
  }

  @Test func irisIsThatOfTheFile() throws {
    let file = ToyReference.folder.appending(path: "svm_iris.csv").path
    let expected = try PlaneExamples.table(
      path: file, columns: ["petal_length", "petal_width"], label: "species")
    let iris = try ToyProblem.iris.examples(seed: 1)
    #expect(iris.points == expected.points)
    #expect(iris.labels == expected.labels)
    #expect(iris.count == 150)
    #expect(iris.featureNames == ["petal length (cm)", "petal width (cm)"])
    #expect(iris.classNames == ["setosa", "versicolor", "virginica"])
  }

  @Test func twoSpeciesShareAPetal() throws {
    let iris = try ToyProblem.iris.examples(seed: 1)
    let species = (0...2).map { id in
      Set(zip(iris.points, iris.labels.ids).filter { $0.1 == id }.map(\.0))
    }
    #expect(species[1].intersection(species[2]) == [[4.8, 1.8]])
    #expect(species[0].isDisjoint(with: species[1].union(species[2])))
  }

  // MARK: - Chance

  @Test(arguments: drawn) func theSameSeedGivesTheSameAndAnotherAnother(
    problem: ToyProblem
  ) throws {
    let first = try problem.examples(seed: 1)
    let second = try problem.examples(seed: 1)
    let other = try problem.examples(seed: 2)
    #expect(first == second)
    #expect(first.points != other.points)
    #expect(first.digest != other.digest)
  }

  @Test(arguments: fixed) func neitherCountNorSeedChangesWhatIsFixed(problem: ToyProblem) throws {
    #expect(try problem.examples(count: 0, seed: 1) == problem.examples(count: 99, seed: 2))
  }

  // MARK: - Classes

  @Test(arguments: drawn, [2, 3, 200, 10_000]) func classesTakeTurns(
    problem: ToyProblem, count: Int
  ) throws {
    let examples = try problem.examples(count: count, seed: 3)
    #expect(examples.count == count)
    #expect(examples.labels.ids == (0..<count).map { $0 % 2 })
    #expect(examples.classNames.count == 2)
    #expect(examples.sources.isEmpty)
  }

  @Test func theBeginningShowsAllOfTheShape() throws {
    // A quarter of the places on the outer circle, in random order, leaves no quadrant empty.
    let circles = try ToyProblem.circles.examples(count: 400, seed: 4)
    let outer = circles.points.prefix(100).enumerated().filter { $0.offset % 2 == 0 }
    let quadrants = Set(outer.map { [$0.element[0] > 0, $0.element[1] > 0] })
    #expect(quadrants.count == 4)
  }

  @Test(arguments: ToyProblem.allCases) func singlePrecisionHoldsDrawnPointsExactly(
    problem: ToyProblem
  ) throws {
    let examples = try problem.examples(seed: 5)
    let floats = examples.labeledExamples.features.elements
    let doubles = Array(examples.points.joined())
    // 1.4 cm is no sum of powers of two, and so rounded.
    #expect((floats.map(Double.init) == doubles) == (problem != .iris))
    #expect(floats == doubles.map(Float.init))
    #expect(examples.labeledExamples.labels == examples.labels)
  }

  // MARK: - What lines and curves can do

  @Test func linesSeparateAndAndOrAndBlobs() throws {
    // AND: x + y > 1½. OR: x + y > ½. Blobs: x + y > 4, the middle between (1, 1) and (3, 3).
    for (problem, limit) in [(ToyProblem.and, 1.5), (.or, 0.5), (.blobs, 4)] {
      for seed in 1...20 as ClosedRange<UInt64> {
        let examples = try problem.examples(seed: seed)
        let answers = examples.points.map { $0[0] + $0[1] > limit ? 1 : 0 }
        #expect(answers == examples.labels.ids)
      }
    }
  }

  @Test func noLineSeparatesXor() throws {
    // A line that had one class on each side would have the class means on each side as well.
    let xor = try ToyProblem.xor.examples(seed: 1)
    let means = (0...1).map { id in
      let own = zip(xor.points, xor.labels.ids).filter { $0.1 == id }.map(\.0)
      return (0...1).map { axis in own.reduce(0) { $0 + $1[axis] } / Double(own.count) }
    }
    #expect(means == [[0.5, 0.5], [0.5, 0.5]])
  }

  @Test func noiseStaysAroundTheShapes() throws {
    // The mean squared distance from the circles is σ² = 0.01 along the radius; of 5,000 squares it
    // has a standard error of √2 · 0.01 / √5,000 = 0.0002. The circle's bend adds σ⁴ / 2r² or so.
    let circles = try ToyProblem.circles.examples(count: 10_000, seed: 6)
    for (id, radius) in [(0, 1.0), (1, 0.5)] {
      let own = zip(circles.points, circles.labels.ids).filter { $0.1 == id }.map(\.0)
      let squares = own.map { pow(hypot($0[0], $0[1]) - radius, 2) }
      #expect(abs(squares.reduce(0, +) / Double(own.count) - 0.01) < 0.0012)
    }
  }

  @Test func theSpiralHasTwoArms() throws {
    // A point belongs to the arm whose angle, 3πr or 3πr + π, is the nearer one. Between the arms
    // lie at least 0.3, ten times the noise.
    let spiral = try ToyProblem.spiral.examples(count: 1000, seed: 7)
    for (point, id) in zip(spiral.points, spiral.labels.ids) {
      let radius = hypot(point[0], point[1])
      let cosine = cos(atan2(point[1], point[0]) - 3 * .pi * radius)
      #expect((cosine > 0 ? 0 : 1) == id)
    }
  }

  // MARK: - Bad input

  @Test(arguments: drawn, [.min, -1, 0, 1, 10_001, .max]) func countsOutOfRangeAreABadSetting(
    problem: ToyProblem, count: Int
  ) throws {
    let error = try #require(throws: DatasetError.self) {
      _ = try problem.examples(count: count, seed: 1)
    }
    #expect(error.kind == .badSetting)
    #expect(
      error.description
        == "\(problem.rawValue): expected a count of 2 to 10,000 examples, found \(count).")
  }
}
