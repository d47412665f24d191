import Foundation
import Neurons
import Testing

@Suite struct ContrastRecordingTests {
  /// What Tests/Fixtures/contrast_points.py has read off the figure, and SciPy's fits.
  private struct Reference: Decodable {
    struct Cell: Decodable {
      let contrasts: [Double]
      let responses: [Double]
      let maximum: Double
      let exponent: Double
      let half_contrast: Double
      let r_squared: Double
    }
    let cells: [Cell]

    static func read() throws -> Reference {
      let file = NeuronsReference.folder.appending(path: "contrast_points.json")
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
  }

  @Test func thePointsAreThoseReadOffTheFigure() throws {
    let cells = try Reference.read().cells
    #expect(ContrastRecording.albrechtHamilton.map(\.contrasts) == cells.map(\.contrasts))
    #expect(ContrastRecording.albrechtHamilton.map(\.responses) == cells.map(\.responses))
    #expect(ContrastRecording.albrechtHamilton.map(\.name) == (1...4).map { "cell \($0)" })
  }

  @Test func theFitsAreThoseOfSciPy() throws {
    for (recording, cell) in zip(ContrastRecording.albrechtHamilton, try Reference.read().cells) {
      let fit = try ContrastResponseFit(recording)
      #expect(fit.hasConverged)
      #expect(abs(fit.response.maximum / cell.maximum - 1) < 1e-6)
      #expect(abs(fit.response.exponent / cell.exponent - 1) < 1e-6)
      #expect(abs(fit.response.halfContrast / cell.half_contrast - 1) < 1e-6)
      #expect(abs(fit.rSquared - cell.r_squared) < 1e-9)
      #expect(fit.rSquared > 0.98)
    }
  }

  /// An earlier reading of the same figure, rounded, tells of the same four cells.
  ///
  /// Its points were not kept, nor which were left out, so that the two need not agree to within the
  /// reading error alone, which contrast_points.py prints: about 0.4 for Rmax, 0.1 for n and c50.
  @Test func anEarlierReadingIsClose() throws {
    let first = try ContrastResponseTests.cells()
    for (recording, other) in zip(ContrastRecording.albrechtHamilton, first) {
      let response = try ContrastResponseFit(recording).response
      #expect(abs(response.maximum - other.maximum) < 2.5)
      #expect(abs(response.exponent / other.exponent - 1) < 0.1)
      #expect(abs(response.halfContrast / other.halfContrast - 1) < 0.05)
    }
  }
}
