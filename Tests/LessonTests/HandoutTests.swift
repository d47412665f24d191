import LessonSupport
import Testing

@Suite struct HandoutTests {
  @Test func onlyTheNumbersOfTheProseCount() {
    let page = """
      # name: A question

          ./workbench name --epochs 30

      ## 1. First

      It makes 4 mistakes (`--epochs 7`), see [the figure](../3.png).
      ```python
      x = 5
      ```
      1. Are there 12?
      """
    let handout = Handout(text: page)
    #expect(handout.unassertedNumbers.count == 2)
    handout.expect("makes \(2 + 2) mistakes")
    #expect(handout.unassertedNumbers == ["…, see [the figure]. Are there 12?…"])
    handout.expect("Are there\n 12?")
    handout.expectEveryNumberAsserted()
  }

  @Test func aNumberMustBeWithinTheWordsThatAreExpected() {
    let handout = Handout(text: "From 10 to 105 it is 10.")
    handout.expect("From 10")
    #expect(handout.unassertedNumbers.count == 2)
    handout.expect("to 10")
    #expect(handout.unassertedNumbers.count == 2)
  }

  /// Every command of a page does what the page has it do, in the lessons that take a moment only;
  /// tables are the reader's own.
  @Test(arguments: ["neuron", "perceptron"]) func commandsOfThePageWork(lesson: String) throws {
    let repository = try #require(Repository(around: #filePath))
    let number = try #require(repository.folder(ofLesson: lesson))
    let folder = try TemporaryFolder()
    let commands = try Handout(lesson: number).commands(of: lesson)
    #expect(commands.count >= 3)
    for arguments in commands where !arguments.contains("--csv") {
      let run = try ProgramRun(
        program: lesson, arguments + ["--figures", "f"], in: folder.path)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
    }
  }
}
