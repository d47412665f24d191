import ArgumentParser
import LessonSupport
import Testing
import Workbench

@Suite struct ComparisonOptionsTests {
  @Test func defaultsAreThoseOfTheHelp() throws {
    let options = try ComparisonOptions.parse([])
    #expect(options.network.epochs == 30 && options.network.batchSize == 32)
    #expect(options.network.learningRate == 0.01)
    #expect(options.candidates == [0.001, 0.01, 0.1, 1])
    #expect(options.loss == .squaredHinge)
  }

  @Test func quickIsShorterUnlessToldOtherwise() throws {
    let quick = try ComparisonOptions.parse(["--quick"])
    #expect(quick.network.epochs == 5 && quick.candidates == [0.001, 0.01])
    let given = try ComparisonOptions.parse(["--quick", "--epochs", "7", "--c", "0.5"])
    #expect(given.network.epochs == 7 && given.candidates == [0.5])
  }

  @Test(arguments: [
    ("hinge", SVMLoss.hinge), ("squared_hinge", .squaredHinge), ("squared-hinge", .squaredHinge),
  ])
  func lossesHaveTheirNames(name: String, loss: SVMLoss) throws {
    #expect(try ComparisonOptions.parse(["--loss", name]).loss == loss)
  }
}
