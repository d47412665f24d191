import Datasets
import Files
import Learning
import Testing

@Suite struct PlaneExamplesTableTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  private func load(
    _ text: String, columns: [String] = ["x", "y"], label: String = "kind"
  ) throws -> PlaneExamples {
    try PlaneExamples.table(
      path: folder.write(text, to: "birds.csv"), columns: columns, label: label)
  }

  private static let small = """
    nest,x,kind,y,seen
    oak,1.5,wren,-2,
    ash,0.1,finch,1e3,yes
    elm,3,wren,4,no

    """

  @Test func takesTwoColumnsAndLeavesTheOthersAlone() throws {
    let birds = try load(Self.small)
    #expect(birds.name == "birds.csv")
    #expect(birds.featureNames == ["x", "y"])
    #expect(birds.points == [[1.5, -2], [0.1, 1000], [3, 4]])
    #expect(birds.classNames == ["finch", "wren"])
    #expect(birds.labels.ids == [1, 0, 1])
  }

  @Test func columnsComeInTheOrderAskedFor() throws {
    let birds = try load(Self.small, columns: ["y", "x"])
    #expect(birds.featureNames == ["y", "x"])
    #expect(birds.points == [[-2, 1.5], [1000, 0.1], [4, 3]])
  }

  @Test func digestIsThatOfTheFile() throws {
    let birds = try load(Self.small)
    let digest = SHA256.digest(of: Array(Self.small.utf8))
    #expect(birds.sources.map(\.sha256) == [digest])
    #expect(birds.sources.map(\.path) == [folder.path + "/birds.csv"])
    #expect(birds.digest == SHA256.digest(of: Array((digest + "\n").utf8)))
  }

  @Test func classesThatAreNumbersHaveTheOrderOfNumbers() throws {
    let data = try load("x,y,kind\n1,1,10\n2,2,9\n3,3,-1\n")
    #expect(data.classNames == ["-1", "9", "10"])
    #expect(data.labels.ids == [2, 1, 0])
  }

  /// Spreadsheets and data frames write such files: an index without a name, a column twice.
  @Test func namesOfOtherColumnsDoNotMatter() throws {
    let data = try load(",x,note,note,y,kind\n0,1,,\"a, b\",2,p\n1,3,,,4,q\n")
    #expect(data.points == [[1, 2], [3, 4]])
  }

  @Test func labelColumnMayStandAnywhere() throws {
    for text in [
      "kind,x,y\np,1,2\nq,3,4\n", "x,kind,y\n1,p,2\n3,q,4\n", "x,y,kind\n1,2,p\n3,4,q\n",
    ] {
      let data = try load(text)
      #expect(data.points == [[1, 2], [3, 4]])
      #expect(data.labels.ids == [0, 1])
    }
  }

  // MARK: - Bad input

  /// What the message must say about a bad file.
  static let badFiles: [(text: String, says: String)] = [
    ("", "expected a line with the names of the columns, found an empty file"),
    ("x,y,kind\n", "expected rows of data below the header, found none"),
    (
      "x,z,kind\n1,2,a\n",
      "line 1: expected a column named \"y\", found the columns \"x\", \"z\", \"kind\""
    ),
    (
      "x,y,sort\n1,2,a\n",
      "line 1: expected a column named \"kind\", found the columns \"x\", \"y\", \"sort\""
    ),
    ("x;y;kind\n1;2;a\n", "found the columns \"x;y;kind\". The cells must be separated by commas."),
    (
      "x,y,kind,y\n1,2,a,3\n",
      "line 1, column 4: expected a name of its own for each column, found \"y\" again"
    ),
    ("x,kind,y,kind\n1,a,2,b\n", "line 1, column 4: expected a name of its own for each column"),
    (
      "w,x,y,kind\n,1,2,a\n,3,NaN,b\n",
      "line 3, column \"y\": expected a finite number, found \"NaN\""
    ),
    (
      "w,x,y,kind\n,1,2,a\n,,4,b\n",
      "line 3, column \"x\": expected a finite number, found an empty cell"
    ),
    (
      "x,y,kind\n1,2,a\n3,four,b\n",
      "line 3, column \"y\": expected a finite number, found \"four\""
    ),
    ("x,y,kind\n1,inf,a\n", "line 2, column \"y\": expected a finite number, found \"inf\""),
    ("x,y,kind\n1e39,1,a\n", "line 2, column \"x\": expected a number of at most 3.4e38"),
    ("x,y,kind\n1,2,\n", "line 2, column \"kind\": expected a class, found an empty cell"),
    ("x,y,kind\n1,2,a\n3,4,a\n", "expected labels of at least 2 classes, found only \"a\""),
    // Cut off in the middle of a row, and within quotes.
    ("x,y,kind\n1,2,a\n3,4", "line 3: expected 3 cells, as many as there are columns, found 2"),
    ("x,y,kind\n1,2,a\n3,4,\"b", "line 3, column 3: expected a closing quote"),
  ]

  @Test(arguments: badFiles) func badFilesAreRefused(text: String, says words: String) throws {
    let error = try #require(throws: DatasetError.self) { _ = try load(text) }
    #expect(error.kind == .badData)
    #expect(error.description.hasPrefix(folder.path + "/birds.csv"))
    #expect(error.description.contains(words), "\(error)")
  }

  /// The beginnings of a PNG, a gzip and a UTF-16 file, and zeros.
  @Test(
    arguments: [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0x1f, 0x8b, 0x08, 0x00, 0x00],
      [0xff, 0xfe, 0x78, 0x00, 0x2c, 0x00], Array(repeating: 0, count: 100),
    ] as [[UInt8]])
  func binaryFilesAreRefused(bytes: [UInt8]) throws {
    let path = try folder.write(bytes, to: "birds.csv")
    let error = try #require(throws: DatasetError.self) {
      _ = try PlaneExamples.table(path: path, columns: ["x", "y"], label: "kind")
    }
    #expect(error.kind == .badData)
    #expect(error.description.hasPrefix("\(path), line 1"), "\(error)")
  }

  static let badColumns: [(columns: [String], says: String)] = [
    (["x"], "expected the names of 2 columns, found 1: \"x\"."),
    (["x", "y", "z"], "expected the names of 2 columns, found 3: \"x\", \"y\", \"z\"."),
    (["x", "x"], "expected two different columns, found \"x\", \"x\"."),
    (
      ["x", "kind"],
      "expected columns beside the label column \"kind\", found \"x\", \"kind\"."
    ),
    (
      ["kind", "y"],
      "expected columns beside the label column \"kind\", found \"kind\", \"y\"."
    ),
  ]

  @Test(arguments: badColumns) func columnsMustBeTwoAndDiffer(
    columns: [String], says: String
  ) throws {
    let error = try #require(throws: DatasetError.self) {
      _ = try load(Self.small, columns: columns)
    }
    #expect(error.kind == .badSetting)
    #expect(error.description == says)
  }

  @Test func noColumnsAreABadSetting() throws {
    let error = try #require(throws: DatasetError.self) { _ = try load(Self.small, columns: []) }
    #expect(error.kind == .badSetting)
    #expect(error.description == "expected the names of 2 columns, found none.")
  }

  @Test func aMissingFileOrAFolderIsNoInput() throws {
    for path in [folder.path + "/none.csv", folder.path] {
      let error = try #require(throws: DatasetError.self) {
        _ = try PlaneExamples.table(path: path, columns: ["x", "y"], label: "kind")
      }
      #expect(error.kind == .noInput)
      #expect(error.description.contains(path))
    }
  }
}
