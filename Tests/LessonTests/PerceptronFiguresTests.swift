import LessonSupport
import Testing
import Workbench

/// The figures of `perceptron` in every style, on every problem and on odd data.
@Suite struct PerceptronFiguresTests {
  private func figures(_ task: PlaneTask, theme: Theme, epochs: Int = 20) throws
    -> [(name: String, figure: Figure)]
  {
    let training = try PerceptronTraining(epochLimit: epochs)
    let run = try PerceptronRun(task, training)
    let bounds = try MistakeBounds(run)
    let charts = PerceptronFigures(theme: theme)
    let gates = try [ToyProblem.and, .or, .xor].map { try PerceptronRun(gate: $0, training) }
    return [
      ("logic", try charts.logic(gates)), ("updates", try charts.updates(run)),
      ("mistakes", try charts.mistakes(run, bounds)), ("regions", try charts.regions(run, bounds)),
    ]
  }

  private func expectSound(_ task: PlaneTask, epochs: Int = 20, mayGrow: Bool = false) throws {
    for theme in LessonFiguresTests.themes {
      for (name, figure) in try figures(task, theme: theme, epochs: epochs) {
        let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
        #expect(faults.isEmpty, "\(name) of \(task.data.name) in \(theme.name)")
        #expect(!figure.title.isEmpty && !figure.description.isEmpty)
        if !theme.hasFreeShape && !mayGrow {
          #expect(figure.graphics.size == theme.size, "\(name) of \(task.data.name)")
        }
      }
    }
  }

  @Test func everyFigureIsThere() throws {
    let task = try PlaneTask(ToyProblem.or.examples(seed: 0), positive: 1)
    #expect(try figures(task, theme: .slide).map(\.name) == PerceptronFigures.names)
  }

  @Test(arguments: ToyProblem.allCases) func everyProblemFits(problem: ToyProblem) throws {
    let data = try problem.examples(count: 200, seed: 42)
    for positive in data.classNames.indices {
      try expectSound(PlaneTask(data, positive: positive))
    }
  }

  @Test func fromTwoExamplesToTenThousand() throws {
    for count in [2, 3, 10_000] {
      try expectSound(
        PlaneTask(ToyProblem.blobs.examples(count: count, seed: 1), positive: 0), epochs: 3)
    }
  }

  private func task(_ points: [[Double]], names: [String] = ["no", "yes"], features: [String])
    throws -> PlaneTask
  {
    try PlaneTask(
      PlaneExamples(
        name: "odd", featureNames: features, points: points,
        labels: Labels(points.indices.map { $0 % names.count }, classNames: names)), positive: 1)
  }

  @Test func duplicatesRowsAndSizes() throws {
    let features = ["x", "y"]
    try expectSound(task([[1, 1], [1, 1], [1, 1]], features: features))
    try expectSound(task([[0, 5], [1, 5], [2, 5]], features: features))
    for size in [1e-38, 1e-9, 1e9, 1e38] {
      try expectSound(task([[0, 0], [size, size], [size, 0], [0, size]], features: features))
      try expectSound(task([[size, 1], [-size, 1]], features: features))
    }
  }

  @Test func longNamesAreCutAndNotClipped() throws {
    let long = String(repeating: "unbreakable", count: 8)
    let story = "a name that tells a long story, with every detail of how it was measured"
    for names in [[long, story], ["", "日本語"], ["فئة", "กลุ่ม"], [story, long, "third"]] {
      let points = [[0.0, 0], [1, 1], [2, 0.5], [0.2, 0.9], [1, 0], [0, 1], [2, 2]]
      try expectSound(task(points, names: names, features: [story, long]), mayGrow: true)
    }
  }

  // MARK: - What they say

  @Test func theTitlesOfTheGatesCountWhatIsRight() throws {
    let task = try PlaneTask(ToyProblem.or.examples(seed: 0), positive: 1)
    let texts = try figures(task, theme: .slide)[0].figure.graphics.texts.map(\.string)
    for title in ["AND: 4 of 4", "OR: 4 of 4", "XOR: 3 of 4"] { #expect(texts.contains(title)) }
  }

  @Test func aFilmOfManyUpdatesSaysHowManyAreLeftOut() throws {
    let task = try PlaneTask(ToyProblem.iris.examples(seed: 0), positive: 1)
    let texts = try figures(task, theme: .slide, epochs: 100)[1].figure.graphics.texts.map(\.string)
    #expect(texts.contains("6 of 357 updates of the line"))
    #expect(texts.contains("update 1, epoch 1") && texts.contains("update 357, epoch 100"))
  }

  @Test func theBoundsStandInTheFigure() throws {
    let task = try PlaneTask(ToyProblem.iris.examples(seed: 0), positive: 0)
    let texts = try figures(task, theme: .slide)[2].figure.graphics.texts.map(\.string)
    #expect(texts.contains("747 at most, by the widest margin"))
    #expect(texts.contains("1,825 at most, by the line that was learnt"))
    let moons = try PlaneTask(ToyProblem.moons.examples(seed: 42), positive: 1)
    let others = try figures(moons, theme: .slide)[2].figure.graphics.texts.map(\.string)
    #expect(others.contains("20 wrong by the best line"))
  }
}
