import LessonSupport
import Testing
import Workbench

@Suite struct ComparisonFiguresTests {
  @Test func imagesGetSixFiguresWithTitlesOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let figures = try figures(of: data)
    #expect(
      figures.map(\.name) == [
        "accuracy", "class-f1", "confusion-network", "confusion-linear-svm", "learning-curves",
        "disagreements",
      ])
    #expect(Set(figures.map(\.figure.title)).count == 6)
    #expect(figures.allSatisfy { !$0.figure.description.isEmpty })
    let images = try #require(figures.last).figure
    let remark = try #require(images.graphics.texts.first { $0.string.contains("only the") })
    #expect(images.description.contains(remark.string))
  }

  @Test func aTableHasNoImagesToShow() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let data = try Dataset.table(path: folder.path + "/t.csv", label: "kind", seed: 1)
    #expect(!(try figures(of: data).map(\.name).contains("disagreements")))
  }

  @Test func whereNobodyDisagreesThereIsNothingToShow() throws {
    let folder = try TemporaryFolder()
    try SmallImages(noise: 0).write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    var machine = try LinearSVM(c: 100, team: WorkerTeam(threads: 1))
    try machine.fit(data.training)
    let judgement = try Judgement(
      machine, title: "linear SVM", on: data.test, fitSeconds: 0, parameterCount: 1)
    #expect(judgement.confusion.accuracy == 1)
    let comparison = try Comparison(judgement, judgement, truth: data.test.labels)
    #expect(try ComparisonFigures(comparison, of: data).disagreements() == nil)
    // All classes are equally hard: the first is named.
    let scores = try ComparisonFigures(comparison, of: data).classScores().description
    let start = "The hardest class is \(data.classNames[0]), linear SVM 1.00 and linear SVM 1.00. "
    let isNamed = scores.hasPrefix(start)
    #expect(isNamed)
    // Both accuracies are 1, and an interval ends there: the axis must bear that.
    _ = try ComparisonFigures(comparison, of: data).accuracy()
  }

  @Test func ofManyClassesTheHardestAreShown() throws {
    let folder = try TemporaryFolder()
    try SmallImages(classCount: 26, trainingCount: 600).write(to: folder, in: "d")
    let figures = try figures(of: Dataset.images(folder: folder.path + "/d"))
    let scores = try #require(figures.first { $0.name == "class-f1" }).figure
    let remark = try #require(scores.graphics.texts.first { $0.string.contains("hardest") })
    #expect(remark.string.hasSuffix("; the 20 hardest of 26 classes"))
    let isOfF1 = scores.description.contains("Bar chart of F1 (1 is perfect). network, ")
    #expect(isOfF1)
    // The hardest class is told first, and drawn first.
    let start = scores.description.split(separator: ", network ").first.map(String.init)
    let first = try #require(start?.replacing("The hardest class is ", with: ""))
    let isDrawnFirst = scores.description.contains("(1 is perfect). network, \(first): ")
    #expect(isDrawnFirst)
    // 20 classes for 2 classifiers: "network, NAME: F1; linear SVM, NAME: F1; …".
    let values = scores.description.split(separator: ": ").dropFirst().compactMap {
      Double($0.prefix(4))
    }
    #expect(values.count == 40)
    let means = stride(from: 0, to: values.count, by: 2).map { values[$0] + values[$0 + 1] }
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 <= $1 + 0.021 })
  }

  private func figures(of data: Dataset) throws -> [(name: String, figure: Figure)] {
    let team = WorkerTeam(threads: 1)
    var network = NetworkClassifier(hidden: [5], epochs: 2, team: team)
    try network.fit(data.training, validation: data.validation)
    var machine = try LinearSVM(team: team)
    try machine.fit(data.training)
    let comparison = try Comparison(
      Judgement(network, title: "network", on: data.test, fitSeconds: 1, parameterCount: 1),
      Judgement(machine, title: "linear SVM", on: data.test, fitSeconds: 1, parameterCount: 1),
      truth: data.test.labels)
    return try ComparisonFigures(comparison, of: data).all(history: network.history)
  }
}
