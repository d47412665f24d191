import Testing

/// What `experiments` refuses, with which status and in which words, before any training.
@Suite struct ExperimentsBadInputTests {
  @Test(arguments: [
    (["--sizes", "0"], "--sizes: expected 1 or more, found 0"),
    (["--sizes", "8,-1"], "--sizes: expected 1 or more, found -1"),
    (
      ["--sizes", "8,221"],
      "--sizes: expected at most 220, the number of images learnt from, found 221"
    ),
    (["--sizes", "8,32,8"], "--sizes: expected each batch size once, found 8 twice"),
    (
      ["--sizes", "220,full"],
      "--sizes: expected each batch size once, found 220 twice (full is 220 here)"
    ),
    (["--sizes", "full,full"], "--sizes: expected each batch size once, found 220 twice"),
    (["--sizes", "1,2,3,4,5,6,7"], "--sizes: expected at most 6 batch sizes, found 7"),
    (
      ["--sizes", "1,,2"], "--sizes: expected whole numbers or full, with commas between, found “”"
    ),
    (["--sizes", ""], "with commas between, found “”"),
    (["--sizes", "1,all"], "with commas between, found “all”"),
    (["--sizes", "1.5"], "with commas between, found “1.5”"),
    (["--images", "0"], "--images: expected 1 or more, found 0"),
    (
      ["--images", "221"],
      "--images: expected at most 220, the number of training images, found 221"
    ),
    (
      ["--images", "10", "--sizes", "32"],
      "--sizes: expected at most 10, the number of images learnt from, found 32"
    ),
    (["--epochs", "0"], "--epochs: expected 1 to 100000, found 0"),
    (["--epochs", "100001"], "--epochs: expected 1 to 100000, found 100001"),
    (["--updates", "0"], "--updates: expected 1 to 1000000, found 0"),
    (["--learning-rate", "0"], "--learning-rate: expected a finite number above 0, found 0.0"),
    (["--learning-rate", "nan"], "--learning-rate: expected a finite number above 0, found nan"),
    (["--lowest-rate", "-1"], "--lowest-rate: expected a finite number above 0, found -1.0"),
    (["--lowest-rate", "2"], "--lowest-rate: expected at most 1, found 2.0"),
    (["--highest-rate", "inf"], "--highest-rate: expected a finite number above 0, found inf"),
    (
      ["--lowest-rate", "0.1", "--highest-rate", "0.5"],
      "--highest-rate: expected at least 10 times the --lowest-rate 0.1, found 0.5"
    ),
    (["--threads", "0"], "--threads: expected 1 to 256, found 0"),
    (["--seed", "-1"], "--seed"),
    (["--json", ""], "--json: expected a file, found an empty text"),
    (["--json", "d/t10k-labels-idx1-ubyte"], "which is also the input d/t10k-labels-idx1-ubyte"),
    (["--json", "f/a.png"], "which is also a figure"),
    (["--style", "neon"], "slide, dark, print, mono"),
    (["--nonsense"], "--nonsense"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.experiments(["--data", "d", "--figures", "f"] + options)
    #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty && folder.names == ["d"])
  }

  @Test func aDataFolderThatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let run = try folder.experiments("--data", "none", "--figures", "f")
    #expect(run.status == 66 && run.errors.contains("none"), "\(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }

  @Test func whatCannotBeWrittenIsFoundFirst() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write("", to: "x")
    let figures = try folder.experiments("--data", "d", "--figures", "x")
    #expect(figures.status == 73 && figures.output.isEmpty && figures.errors.contains("x"))
    let results = try folder.experiments("--data", "d", "--figures", "f", "--json", "none/r.json")
    #expect(results.status == 73 && results.output.isEmpty && results.errors.contains("none"))
    #expect(folder.names == ["d", "x"])
  }
}
