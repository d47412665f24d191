import Testing

/// What `network` refuses, with which status and in which words.
@Suite struct NetworkLessonBadInputTests {
  @Test(arguments: [
    (["--learning-rate", "0"], "--learning-rate: expected a finite number above 0, found 0.0"),
    (["--learning-rate", "-1"], "--learning-rate: expected a finite number above 0, found -1.0"),
    (["--learning-rate", "nan"], "--learning-rate: expected a finite number above 0, found nan"),
    (["--learning-rate", "inf"], "--learning-rate: expected a finite number above 0, found inf"),
    (["--learning-rate", "x"], "--learning-rate"),
    (["--epochs", "0"], "--epochs: expected 1 to 10000, found 0"),
    (["--epochs", "-3"], "--epochs: expected 1 to 10000, found -3"),
    (["--epochs", "10001"], "--epochs: expected 1 to 10000, found 10001"),
    (
      ["--epochs", "1001", "--units", "100"],
      "--epochs: expected at most 1000 for 100 units and 200 examples, found 1001"
    ),
    (["--units", "0"], "--units: expected 1 to 100, found 0"),
    (["--units", "-1"], "--units: expected 1 to 100, found -1"),
    (["--units", "101"], "--units: expected 1 to 100, found 101"),
    (["--units", "2.5"], "--units"),
    (["--problem", "nand"], "--problem"),
    (["--activation", "step"], "which have a slope, found “step”"),
    (["--activation", "sign"], "which have a slope, found “sign”"),
    (["--activation", "relu,tanh"], "which have a slope, found “relu,tanh”"),
    (["--activation", "softmax"], "found “softmax”"),
    (["--activation", ""], "found “”"),
    (["--seed", "-1"], "--seed"),
    (["--nonsense"], "--nonsense"),
    (["--style", "neon"], "slide, dark, print, mono"),
    (["--json", ""], "--json: expected a file, found an empty text"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let run = try folder.network(["--figures", "f"] + options)
    #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }

  /// What is refused is not suggested.
  @Test(arguments: ["softmax", "nonsense"]) func stepIsNotSuggested(name: String) throws {
    let run = try TemporaryFolder().network("--figures", "f", "--activation", name)
    #expect(run.status == 64 && run.errors.contains("expected one of"), "\(run.errors)")
    #expect(!run.errors.contains("step,") && !run.errors.contains("sign,"), "\(run.errors)")
  }

  @Test func aFigureFolderThatCannotBeIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "f")
    let run = try folder.network("--figures", "f")
    #expect(run.status == 73 && run.errors.contains("f"), "\(run.errors)")
  }

  @Test func aResultsFileThatCannotBeIsNamed() throws {
    let folder = try TemporaryFolder()
    let run = try folder.network("--figures", "f", "--json", "none/r.json")
    #expect(run.status == 73 && run.errors.contains("none"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Weights that grow beyond what a number can hold, and beyond what can be of any use.
  @Test(arguments: [("1e308", "no longer a finite number"), ("1e5", "a thousand times")])
  func divergenceIsSaidWithAdvice(rate: String, what: String) throws {
    let run = try TemporaryFolder().network("--learning-rate", rate, "--figures", "f")
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains(what) && run.errors.contains("a tenth"))
  }

  /// Large, but not beyond all bounds: nothing is learnt, and that is shown.
  @Test func whatDoesNotLearnIsShownAllTheSame() throws {
    let run = try TemporaryFolder().network("--learning-rate", "300", "--figures", "f")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
