import ArgumentParser
import Files
import LessonSupport
import Testing

@Suite struct LessonOptionsTests {
  @Test func defaultsAreThoseOfTheHelp() throws {
    let computing = try ComputingOptions.parse([])
    #expect(computing.seed == 42)
    #expect((1...256).contains(computing.threadCount))
    let output = try OutputOptions.parse([])
    #expect(!output.quiet && !output.noColor && output.json == nil)
    #expect(try output.resultsFile() == nil)
  }

  @Test func everythingCanBeSaid() throws {
    let computing = try ComputingOptions.parse(
      ["--seed", "18446744073709551615", "--threads", "256"])
    #expect(computing.seed == .max)
    #expect(computing.threadCount == 256)
    let output = try OutputOptions.parse(["-q", "--no-color", "--json", "-"])
    #expect(output.quiet && output.noColor && output.json == "-")
    let data = try DataOptions.parse(["--csv", "a.csv", "--label", "kind", "--classes", "c"])
    #expect(data.csv == "a.csv" && data.label == "kind" && data.classes == "c")
  }

  @Test(arguments: [
    ["--threads", "0"], ["--threads", "257"], ["--threads", "two"], ["--seed", "-1"],
    ["--seed", "18446744073709551616"], ["--seed", "1.5"], ["--seed"],
  ])
  func computingOptionsOutOfRangeAreWrongUsage(arguments: [String]) {
    #expect(exitCode { _ = try ComputingOptions.parse(arguments) } == 64)
  }

  @Test(arguments: [
    ["--csv", "a.csv"], ["--label", "kind"], ["--data", "d", "--csv", "a.csv", "--label", "kind"],
    ["--data", "d", "--label", "kind"], ["--data", ""], ["--csv", "", "--label", "kind"],
    ["--csv", "a.csv", "--label", ""], ["--classes", ""],
  ])
  func contradictingDataOptionsAreWrongUsage(arguments: [String]) {
    #expect(exitCode { _ = try DataOptions.parse(arguments) } == 64)
  }

  @Test func anEmptyPathIsWrongUsage() {
    #expect(exitCode { _ = try OutputOptions.parse(["--json", ""]) } == 64)
  }

  /// The status with which the parser would end the program.
  private func exitCode(_ parse: () throws -> Void) -> Int32 {
    do {
      try parse()
      return 0
    } catch {
      return DataOptions.exitCode(for: error).rawValue
    }
  }
}
