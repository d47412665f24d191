import Datasets
import Files
import Learning
import Matrices
import Testing

struct TablesTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  private func load(
    _ text: String, label: String = "kind", seed: UInt64 = 1, classNames: [String]? = nil
  ) throws -> Dataset {
    try Dataset.table(
      path: folder.write(text, to: "table.csv"), label: label, seed: seed, classNames: classNames)
  }

  /// Eight examples: with 0.15 each, every class gives 1 to validation, 1 to test, 2 to training.
  private static let small = """
    length,kind,width
    1,b,10
    2,a,20
    3,b,30
    4,a,40
    5,b,50
    6,a,60
    7,b,70
    8,a,80

    """

  @Test func readsColumnsClassesAndSource() throws {
    let data = try load(Self.small)
    #expect(data.name == "table.csv")
    #expect(data.imageSize == nil)
    #expect(data.featureNames == ["length", "width"])
    #expect(data.classNames == ["a", "b"])
    #expect(data.training.labels.classCounts == [2, 2])
    #expect(data.validation.labels.classCounts == [1, 1])
    #expect(data.test.labels.classCounts == [1, 1])
    let digest = SHA256.digest(of: Array(Self.small.utf8))
    #expect(data.sources.map(\.sha256) == [digest])
    #expect(data.digest == SHA256.digest(of: Array((digest + "\n").utf8)))
  }

  @Test func rowsKeepTheirLabelsAndAreScaledByTheTrainingPart() throws {
    // Lengths are odd for b and even for a, and width is ten times length: whatever the split, both
    // standardised columns are equal, and undoing the scaling gives whole lengths 1 to 8.
    let data = try load(Self.small)
    let split = try StratifiedSplit(
      Labels([1, 0, 1, 0, 1, 0, 1, 0], classNames: ["a", "b"]), validationFraction: 0.15,
      testFraction: 0.15, seed: 1)
    #expect(data.testIndices == split.test)
    let lengths = split.training.map { Double($0 + 1) }
    let mean = lengths.reduce(0, +) / 4
    let deviation = (lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4).squareRoot()
    for (part, indices) in [
      (data.training, split.training), (data.validation, split.validation), (data.test, split.test),
    ] {
      for (row, index) in indices.enumerated() {
        let expected = Float((Double(index + 1) - mean) / deviation)
        #expect(abs(part.features[row, 0] - expected) < 1e-6)
        #expect(abs(part.features[row, 1] - expected) < 1e-6)
        #expect(part.labels.ids[row] == (index % 2 == 0 ? 1 : 0))
      }
    }
  }

  @Test func theSameSeedGivesTheSameAndAnotherAnother() throws {
    let rows = (0..<200).map { "\($0),\($0 % 3)\n" }.joined()
    let first = try load("x,kind\n" + rows)
    let second = try load("x,kind\n" + rows)
    let other = try load("x,kind\n" + rows, seed: 2)
    #expect(first.training == second.training)
    #expect(first.test == second.test)
    #expect(first.test != other.test)
  }

  @Test func quotesLineEndsAndMarksAreUnderstood() throws {
    let plain = try load(Self.small)
    let quoted =
      "\u{FEFF}\"length\",\"kind\", width \r\n"
      + Self.small.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",")
        return "\"\(cells[0])\",\"\(cells[1])\",  \(cells[2]) \r\n"
      }.joined() + "\r\n"
    let data = try load(quoted)
    #expect(data.featureNames == plain.featureNames)
    #expect(data.training == plain.training)
    #expect(data.test == plain.test)
    #expect(data.testIndices == plain.testIndices)
    let spaced = try load(Self.small.replacing("\n", with: "\n\n"))
    #expect(spaced.testIndices == plain.testIndices)
    let lastLineOpen = try load(String(Self.small.dropLast()))
    #expect(lastLineOpen.training == plain.training)
    let oldMacintosh = try load(Self.small.replacing("\n", with: "\r"))
    #expect(oldMacintosh.training == plain.training)
  }

  @Test func quotedCellsMayContainAnything() throws {
    let comma = "\"a, \"\"b\"\"\""
    let lines = "\"two\r\nlines\""
    let rows = (1...3).map { "\($0),\(comma)\n\($0),\(lines)\n" }.joined()
    let data = try load("x,\"the \"\"kind\"\"\"\n" + rows, label: "the \"kind\"")
    #expect(data.classNames == ["a, \"b\"", "two\r\nlines"])
    #expect(data.training.labels.classCounts == [1, 1])
  }

  @Test func numbersMayBeWrittenInAnyDecimalForm() throws {
    let forms = ["-1.5", "+2", ".5", "3.", "1e3", "2.5E-2"]
    let rows = forms.enumerated().map { "\($1),\($0 % 2)\n" }.joined()
    #expect(try load("x,kind\n" + rows).training.count == 2)
  }

  @Test(arguments: [
    (["10", "9", "-1"], ["-1", "9", "10"]), (["10", "9", "x"], ["10", "9", "x"]),
    (["1.0", "1", "0.5"], ["0.5", "1", "1.0"]), (["no", "Yes", "maybe"], ["Yes", "maybe", "no"]),
  ])
  func classesAreInOrder(labels: [String], order: [String]) throws {
    let rows = (0..<9).map { "\($0),\(labels[$0 % 3])\n" }.joined()
    #expect(try load("x,kind\n" + rows).classNames == order)
    #expect(
      try load("x,kind\n" + rows, classNames: ["p", "q", "r"]).classNames == ["p", "q", "r"])
  }

  @Test func aConstantColumnBecomesZero() throws {
    let rows = (0..<8).map { "\($0),0.1,\($0 % 2)\n" }.joined()
    let data = try load("x,same,kind\n" + rows)
    for part in [data.training, data.validation, data.test] {
      #expect((0..<part.count).allSatisfy { part.features[$0, 1] == 0 })
    }
  }

  @Test func largeNumbersKeepTheirSmallDifferences() throws {
    // In single precision all of these would be equal.
    let rows = (0..<8).map { "\(1_700_000_000 + $0),\($0 % 2)\n" }.joined()
    #expect(Set(try load("x,kind\n" + rows).training.features.elements).count == 4)
  }

  // MARK: - Bad input

  /// What the message must say about a bad table.
  static let badTables: [(text: String, says: String)] = [
    ("", "expected a line with the names of the columns, found an empty file"),
    ("\n\n", "found an empty file"),
    ("x,kind\n", "expected rows of data below the header, found none"),
    ("kind\na\nb\n", "line 1: expected columns of numbers beside \"kind\", found none"),
    (
      "x,y\n1,a\n",
      "line 1: expected a column named \"kind\", found the columns \"x\", \"y\""
    ),
    ("x;kind\n1;a\n", "found the columns \"x;kind\". The cells must be separated by commas."),
    ("x,kind,x\n1,a,2\n", "line 1, column 3: expected a name of its own for each column"),
    (",x,kind\n0,1,a\n", "line 1, column 1: expected the name of a column, found an empty cell"),
    ("x,kind\n1,a\nabc,b\n", "line 3, column \"x\": expected a finite number, found \"abc\""),
    ("x,kind\n1,a\n,b\n", "line 3, column \"x\": expected a finite number, found an empty cell"),
    ("x,kind\n1,a\n2,\n", "line 3, column \"kind\": expected a class, found an empty cell"),
    ("x,kind\nNaN,a\n", "line 2, column \"x\": expected a finite number, found \"NaN\""),
    ("x,kind\n-inf,a\n", "line 2, column \"x\": expected a finite number, found \"-inf\""),
    ("x,kind\n1e999,a\n", "line 2, column \"x\": expected a finite number, found \"1e999\""),
    ("x,kind\n1e39,a\n", "line 2, column \"x\": expected a number of at most 3.4e38"),
    ("x,kind\n0x10,a\n", "line 2, column \"x\": expected a finite number, found \"0x10\""),
    ("x,kind\n\"1,5\",a\n", "line 2, column \"x\": expected a finite number, found \"1,5\""),
    ("x,kind\n1,a\n2\n", "line 3: expected 2 cells, as many as there are columns, found 1"),
    ("x,kind\n1,a,\n", "line 2: expected 2 cells, as many as there are columns, found 3"),
    ("x,kind\n1,\"a\n2,b\n", "line 2, column 2: expected a closing quote"),
    ("x,kind\n1,\"a\"b\n", "line 2, column 2: expected a comma or the end of the line after"),
    ("x,kind\n1,a\"b\n", "line 2, column 2: expected quotes around the whole cell only"),
    ("x,kind\n1,a\n2,a\n3,a\n", "expected labels of at least 2 classes, found only \"a\""),
    (
      "x,kind\n1,a\n2,a\n3,a\n4,b\n5,b\n",
      "expected at least 3 examples of each class, one for each part, found 2 of class \"b\""
    ),
    // A quoted cell of two lines moves everything below one line down.
    ("x,kind\n1,\"a\nb\"\n\nabc,b\n", "line 5, column \"x\": expected a finite number"),
  ]

  @Test(arguments: badTables)
  func badTablesAreRefused(text: String, says words: String) throws {
    let error = try #require(throws: DatasetError.self) { try load(text) }
    #expect(error.kind == .badData)
    #expect(error.description.hasPrefix(folder.path + "/table.csv"))
    #expect(error.description.contains(words), "\(error)")
  }

  @Test(arguments: [[0x63, 0xe9], [0xff, 0xfe, 0x78, 0x00], [0xc0, 0x80]] as [[UInt8]])
  func otherBytesThanUTF8AreRefused(bytes: [UInt8]) throws {
    let text = Array("x,kind\n1,a\n2,".utf8) + bytes + Array("\n".utf8)
    let path = try folder.write(text, to: "table.csv")
    let error = try #require(throws: DatasetError.self) {
      try Dataset.table(path: path, label: "kind", seed: 1)
    }
    #expect(error.kind == .badData)
    #expect(error.description.contains("line 3, column 2: expected text in UTF-8"), "\(error)")
  }

  @Test func theNumberOfNamesMustBeThatOfTheClasses() throws {
    let error = try #require(throws: DatasetError.self) {
      try load(Self.small, classNames: ["one", "two", "three"])
    }
    #expect(error.kind == .badData)
    #expect(error.description.contains("as many classes as the 3 class names given, found 2"))
  }

  @Test(arguments: [(0, 0.5), (0.5, 0), (0.5, 0.5), (-0.1, 0.2), (.nan, 0.2), (0.2, .infinity)])
  func fractionsOutOfRangeAreABadSetting(validation: Double, test: Double) throws {
    let path = try folder.write(Self.small, to: "table.csv")
    let error = try #require(throws: DatasetError.self) {
      try Dataset.table(
        path: path, label: "kind", validationFraction: validation, testFraction: test, seed: 1)
    }
    #expect(error.kind == .badSetting)
  }

  @Test func aMissingFileOrAFolderIsNoInput() throws {
    for path in [folder.path + "/none.csv", folder.path] {
      let error = try #require(throws: DatasetError.self) {
        try Dataset.table(path: path, label: "kind", seed: 1)
      }
      #expect(error.kind == .noInput)
      #expect(error.description.contains(path))
    }
  }
}
