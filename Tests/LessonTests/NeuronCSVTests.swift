import Foundation
import LessonSupport
import Testing
import Workbench

/// What `neuron` makes of somebody's own cell.
@Suite struct NeuronCSVTests {
  /// The points lie on a curve, exactly.
  ///
  /// R = 60 cⁿ / (cⁿ + 15ⁿ) with n = 2, exactly: R(5) = 6, R(15) = 30, R(45) = 54 and
  /// R(0) = 0. In per cent of the largest, 54, the maximum is 6000 / 54 = 111.1.
  @Test func itsCurveIsFittedBesideTheFour() throws {
    let folder = try TemporaryFolder()
    try folder.write("who,spikes,c\nx,0,0\ny,6,5\nz,30,15\n,54,45\n", to: "my cell.csv")
    let run = try folder.neuron(
      "--csv", "my cell.csv", "--columns", "c,spikes", "--figures", "f", "--json", "r.json")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let results = try NeuronResultsFile("r.json", in: folder)
    let cell = try #require(results.contrast_cells.last)
    #expect(results.contrast_cells.count == 5 && cell.name == "my cell.csv" && cell.has_converged)
    #expect(abs(cell.maximum - 6000.0 / 54) < 1e-6 && abs(cell.exponent - 2) < 1e-6)
    #expect(abs(cell.half_contrast - 15) < 1e-6 && cell.r_squared > 1 - 1e-9)
    #expect(run.output.contains("my cell.csv       4  111.1 %  2.00  15.0 %  1.0000"))
    #expect(run.output.contains("my cell.csv: 4 points; responses in per cent of the largest, 54"))
    let own = try #require(results.own_cell)
    #expect(own.path == "my cell.csv" && own.largest_response == 54)
    // The figure of the cells, and no other, says what it was made from.
    for name in NeuronFigures.names {
      let texts = Dictionary(
        uniqueKeysWithValues: try PNGFile.read("\(folder.path)/f/\(name).png").texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.dataDigest == (name == "contrast" ? own.sha256 : nil))
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "line 1: expected a column named \"contrast\", found the columns \"a\", \"b\""),
    (
      "contrast,response\n1,2\n2,nan\n3,4\n",
      "line 3, column \"response\": expected a finite number"
    ),
    ("contrast,response\n1,2\n2,3\n", "at least three different contrasts above 0"),
    ("contrast,response\n5,2\n5,3\n5,4\n", "at least three different contrasts above 0"),
    ("contrast,response\n1,2\n-2,3\n5,6\n", "expected finite contrasts of 0 or more, found -2.0"),
    ("contrast,response\n1,2\n2,2\n5,2\n", "expected responses that differ"),
    ("contrast,response\n1,-2\n2,-3\n5,-2\n", "expected a response above 0, found none"),
    ("", "found an empty file"), ("contrast,response\n", "rows of data below the header"),
  ])
  func badPointsAreNamed(text: String, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.csv")
    let run = try folder.neuron("--csv", "t.csv", "--figures", "f")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("neuron: t.csv") && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty && folder.names == ["t.csv"])
  }

  @Test func resultsAreNotWrittenOverTheTable() throws {
    let folder = try TemporaryFolder()
    let text = "contrast,response\n1,1\n2,3\n5,7\n"
    try folder.write(text, to: "t.csv")
    let run = try folder.neuron("--csv", "t.csv", "--json", "./t.csv", "--figures", "f")
    #expect(run.status == 64)
    #expect(run.errors.contains("--json: expected another file than the input t.csv"))
    #expect(try folder.text(of: "t.csv") == text && folder.names == ["t.csv"])
  }

  @Test func aFileThatIsNotThereIsNoInput() throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron("--csv", "t.csv", "--figures", "f")
    #expect(run.status == 66 && run.errors.contains("t.csv: expected a file, found nothing"))
    #expect(folder.names.isEmpty)
  }

  /// A straight line has no maximum: it is drawn all the same, and its curve is warned of.
  @Test func whatDoesNotSaturateIsWarnedOf() throws {
    let folder = try TemporaryFolder()
    try folder.write("contrast,response\n1,1\n2,2\n5,5\n10,10\n", to: "t.csv")
    let run = try folder.neuron("--csv", "t.csv", "--figures", "f")
    #expect(run.status == 0)
    #expect(run.errors.contains("warning: t.csv: no best curve was found"), "\(run.errors)")
  }
}
