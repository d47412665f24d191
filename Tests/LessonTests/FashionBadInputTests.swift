import LessonSupport
import Testing

/// What `fashion` refuses, and what it says of it.
@Suite struct FashionBadInputTests {
  @Test(arguments: [
    (["--rows", "0"], "--rows: expected 1 to 20, found 0"),
    (["--columns", "21"], "--columns: expected 1 to 20, found 21"),
    (["--from", "-1"], "--from: expected 0 or more, found -1"),
    (
      ["--from", "220"], "--from: expected less than 220, the number of training images, found 220"
    ),
    (["--epochs", "0"], "--epochs: expected 1 to 100000, found 0"),
    (["--batch-size", "221"], "--batch-size: expected at most 220"),
    (["--learning-rate", "nan"], "--learning-rate: expected a finite number above 0"),
    (["--optimizer", "newton"], "'sgd', 'momentum', 'nesterov', 'rmsprop'"),
    (["--patience", "-1"], "--patience: expected 0 to 100000, found -1"),
    (["--minutes", "0"], "--minutes: expected a finite number above 0, found 0"),
    (["--minutes", "inf"], "--minutes: expected a finite number above 0, found inf"),
    (["--picture", ""], "--picture: expected a file, found an empty text"),
    (["--load-model", ""], "--load-model: expected a file, found an empty text"),
    (["--checkpoint", "-"], "--checkpoint: expected a file, found standard output"),
    (["--csv-log", "/dev/stdout"], "--csv-log: expected a file, found standard output"),
    (["--save-model", "x", "--csv-log", "x"], "--csv-log: expected a file of its own, found x"),
    (["--checkpoint", "x", "--json", "x"], "--checkpoint: expected a file of its own, found x"),
    (["--save-model", "f/a.png"], "which is also a figure"),
    (
      ["--csv-log", "d/t10k-labels-idx1-ubyte"],
      "which is also the input d/t10k-labels-idx1-ubyte"
    ),
    (["--style", "neon"], "slide, dark, print, mono"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.fashion(["--data", "d", "--figures", "f"] + options)
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!folder.files.contains { $0.hasPrefix("f/image") })
  }

  @Test func aTableHasNoImagesToDraw() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let run = try folder.fashion(["--csv", "t.csv", "--label", "kind", "--figures", "f"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--csv: expected images, which this lesson draws, found a table"))
  }
}
