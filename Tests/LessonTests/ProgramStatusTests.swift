import Datasets
import Figures
import Files
import Learning
import LessonSupport
import Networks
import Testing

@Suite struct ProgramStatusTests {
  @Test(arguments: [
    (FileError.Kind.missing, ProgramStatus.noInput), (.unreadable, .noInput),
    (.cannotCreate, .cannotCreate), (.writeFailed, .inputOutput),
  ])
  func fileErrorsAreToldApart(kind: FileError.Kind, status: ProgramStatus) {
    #expect(ProgramStatus(for: FileError(kind, path: "x", reason: "y")) == status)
  }

  @Test func otherErrorsAreToldApart() {
    struct Surprise: Error {}
    #expect(ProgramStatus(for: LearningError("x")) == .badData)
    #expect(ProgramStatus(for: DatasetError(.noInput, "x")) == .noInput)
    #expect(ProgramStatus(for: DatasetError(.badData, "x")) == .badData)
    #expect(ProgramStatus(for: DatasetError(.badSetting, "x")) == .usage)
    #expect(ProgramStatus(for: FigureError("x")) == .badData)
    #expect(ProgramStatus(for: FigureError(FontNotice.none)) == .noInput)
    #expect(ProgramStatus(for: NetworkError("x")) == .checkFailed)
    #expect(ProgramStatus(for: CheckFailure("x")) == .checkFailed)
    #expect(ProgramStatus(for: Interrupted()) == .interrupted)
    #expect(ProgramStatus(for: Surprise()) == .unexpected)
  }

  // sysexits.h of 4.3BSD, and 128 + SIGINT as shells report it.
  @Test func theNumbersAreThoseOfTheSystem() {
    let numbers = [
      ProgramStatus.success, .checkFailed, .usage, .badData, .noInput, .unexpected, .cannotCreate,
      .inputOutput, .interrupted,
    ].map(\.rawValue)
    #expect(numbers == [0, 1, 64, 65, 66, 70, 73, 74, 130])
  }
}
