import Learning
import Matrices
import Testing

struct StandardizerTests {
  @Test func agreesWithAHandCalculation() throws {
    // Column 0: 2, 4, 4, 4, 5, 5, 7, 9. Mean 40/8 = 5; squared differences 9 + 1 + 1 + 1 + 0 + 0 + 4
    // + 16 = 32; deviation √(32/8) = 2. Column 1 is ten times column 0, less 50: mean 0, deviation 20.
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    let standardizer = try Standardizer(learntFrom: values.map { [$0, 10 * $0 - 50] })
    #expect(standardizer.means == [5, 0])
    #expect(standardizer.deviations == [2, 20])
    let matrix = standardizer.standardize([[5, 0], [9, 40], [4, -10], [0, 100]])
    #expect(matrix == Matrix(rows: [[0, 0], [2, 2], [-0.5, -0.5], [-2.5, 5]]))
  }

  @Test func aConstantFeatureBecomesZeroEverywhere() throws {
    // Ten times 0.1, added and divided by ten, is not 0.1: the constancy must be seen in the values.
    let standardizer = try Standardizer(learntFrom: Array(repeating: [0.1, 3], count: 10))
    #expect(standardizer.deviations == [0, 0])
    #expect(standardizer.standardize([[0.1, 3], [1e9, -7]]).elements == [0, 0, 0, 0])
  }

  @Test func oneExampleIsConstant() throws {
    #expect(try Standardizer(learntFrom: [[7]]).standardize([[7]]).elements == [0])
  }

  @Test func noExamplesOrInfiniteSumsAreRefused() {
    #expect(throws: LearningError.self) { try Standardizer(learntFrom: []) }
    #expect(throws: LearningError.self) { try Standardizer(learntFrom: [[1e200], [-1e200]]) }
    #expect(throws: LearningError.self) { try Standardizer(learntFrom: [[1], [.nan]]) }
  }

  @Test func aRowOfAnotherLengthIsAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let standardizer = try Standardizer(learntFrom: [[1, 2], [3, 4]])
      _ = standardizer.standardize([[1]])
    }
  }
}
