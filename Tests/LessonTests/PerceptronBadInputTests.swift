import Foundation
import Testing

/// What `perceptron` refuses, with which status and in which words.
@Suite struct PerceptronBadInputTests {
  // MARK: - Options: 64

  @Test(arguments: [
    (["--learning-rate", "0"], "--learning-rate: expected a finite number above 0, found 0.0"),
    (["--learning-rate", "-1"], "--learning-rate: expected a finite number above 0, found -1.0"),
    (["--learning-rate", "nan"], "--learning-rate: expected a finite number above 0, found nan"),
    (["--learning-rate", "inf"], "--learning-rate: expected a finite number above 0, found inf"),
    (["--learning-rate", "x"], "--learning-rate"),
    (["--epochs", "0"], "--epochs: expected 1 or more, found 0"),
    (["--epochs", "-3"], "--epochs: expected 1 or more, found -3"),
    (["--epochs", "20000"], "--epochs: expected at most 6666 for 150 examples, found 20000"),
    (["--count", "1"], "--count: expected 2 to 10000, found 1"),
    (["--count", "10001"], "--count: expected 2 to 10000, found 10001"),
    (["--problem", "nand"], "one of the following"),
    (["--class", "rose"], "one of \"setosa\", \"versicolor\", \"virginica\", found \"rose\""),
    (["--class", ""], "--class: expected a class, found an empty text"),
    (["--csv", "t.csv"], "--csv: expected --columns X,Y and --label COLUMN as well"),
    (["--columns", "a,b"], "expected --csv FILE as well"),
    (["--csv", "t.csv", "--problem", "xor"], "expected --problem or --csv, found both"),
    (["--nonsense"], "--nonsense"),
    (["--style", "neon"], "slide, dark, print, mono"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try expect(folder.perceptron(["--figures", "f"] + options), 64, words)
    #expect(folder.names.isEmpty)
  }

  // MARK: - Tables: 64, 65 and 66

  static let table = "a,b,c\n1,2,x\n3,4,y\n5,7,z\n"

  @Test(arguments: [
    // Which class, where there are three?
    (table, ["a,b"], 64, "--class: expected the class to recognise, one of \"x\", \"y\", \"z\""),
    (table, ["a,a"], 64, "expected two different columns, found \"a\", \"a\""),
    (table, ["a,c"], 64, "expected columns beside the label column \"c\""),
    (table, ["a"], 64, "expected the names of 2 columns, found 1"),
    (table, ["a,b,c"], 64, "expected the names of 2 columns, found 3"),
    (table, ["a,"], 65, "expected a column named \"\""),
    (table, ["a,d"], 65, "expected a column named \"d\""),
    ("a,b,c\n1,2,x\n3,4,x\n", ["a,b"], 65, "t.csv"),  // one class only
    ("a,b,c\n1,nan,x\n3,4,y\n", ["a,b"], 65, "line 2, column \"b\""),
    ("a,b,c\n1,,x\n3,4,y\n", ["a,b"], 65, "line 2, column \"b\": expected a finite number"),
    ("a,b,c\n1,2,x\n3,y\n", ["a,b"], 65, "line 3"),
    ("a,b,c\n", ["a,b"], 65, "rows of data below the header"),
    ("", ["a,b"], 65, "an empty file"),
  ])
  func badTablesAreNamed(text: String, columns: [String], status: Int32, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", columns[0], "--label", "c", "--figures", "f")
    expect(run, status, words)
    #expect(folder.names == ["t.csv"])
  }

  @Test func aMissingTableIsNoInput() throws {
    let run = try TemporaryFolder().perceptron(
      "--csv", "none.csv", "--columns", "a,b", "--label", "c", "--figures", "f")
    expect(run, 66, "none.csv")
  }

  @Test func theTableIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", "a,b", "--label", "c", "--class", "x", "--figures", "f",
      "--json", "./t.csv")
    expect(run, 64, "--json: expected another file than the input t.csv")
    #expect(try folder.text(of: "t.csv") == Self.table)
  }

  @Test func aFigureFolderThatCannotBeIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "f")
    expect(try folder.perceptron("--figures", "f"), 73, "f")
  }

  // MARK: - What can be learnt from, but not well

  /// The two labels of one place contradict each other: no line is right on both.
  @Test func contradictionsStopAtTheLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b,c\n1,2,x\n1,2,y\n", to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", "a,b", "--label", "c", "--figures", "f", "--epochs", "1")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("t.csv is not learnt: stopped at the limit of 1 epoch,"))
    #expect(run.output.contains("No line gets more than 1 of 2 right"))
  }

  /// Weights that grow beyond what a number can hold.
  @Test func numbersThatRunAwayAreBadData() throws {
    let run = try TemporaryFolder().perceptron("--learning-rate", "1e308", "--figures", "f")
    expect(run, 65, "choose a learning rate below")
  }

  @Test(arguments: ["1e-30", "1e30", "3e38"]) func numbersOfAllSizesAreLearntFrom(size: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a,b,c\n\(size),0,x\n-\(size),0,y\n", to: "t.csv")
    let run = try folder.perceptron(
      "--csv", "t.csv", "--columns", "a,b", "--label", "c", "--figures", "f")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("A line can get all 2 right."))
  }

  private func expect(
    _ run: ProgramRun, _ status: Int32, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty || status == 65, sourceLocation: sourceLocation)
  }
}
