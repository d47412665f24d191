import Datasets
import Testing

@Suite struct NumberColumnsTests {
  private func read(_ text: String, _ names: [String] = ["c", "r"]) throws -> NumberColumns {
    let folder = try TestFolder()
    let path = try folder.write(text, to: "t.csv")
    return try NumberColumns(path: path, names: names)
  }

  /// The other columns may hold anything, and the order is the one asked for.
  @Test func columnsAreFoundByName() throws {
    let table = try read("who,r,,c\nx,1.5,?,2\ny,-3,,4e1\n")
    #expect(table.columns == [[2, 40], [1.5, -3]])
    #expect(table.name == "t.csv" && table.source.sha256.count == 64)
  }

  @Test func whatIsWrongIsSaid() throws {
    let cases: [(String, [String], String)] = [
      ("", ["c", "r"], "expected a line with the names of the columns, found an empty file"),
      ("c,x\n1,2\n", ["c", "r"], "expected a column named \"r\", found the columns \"c\", \"x\""),
      ("c,r\n", ["c", "r"], "expected rows of data below the header, found none"),
      (
        "c,r\n1,nan\n", ["c", "r"], "line 2, column \"r\": expected a finite number, found \"nan\""
      ),
      (
        "c,r\n1,\n", ["c", "r"],
        "line 2, column \"r\": expected a finite number, found an empty cell"
      ),
      ("c,r\n1\n", ["c", "r"], "line 2: expected 2 cells"),
      (
        "c,r,c\n1,2,3\n", ["c", "r"],
        "expected a name of its own for each column, found \"c\" again"
      ),
    ]
    for (text, names, words) in cases {
      let error = #expect(throws: DatasetError.self) { try read(text, names) }
      #expect(error?.kind == .badData && error?.description.contains(words) == true)
    }
    let twice = #expect(throws: DatasetError.self) { try read("c\n1\n", ["c", "c"]) }
    #expect(twice?.kind == .badSetting)
    let missing = #expect(throws: DatasetError.self) {
      try NumberColumns(path: "/nowhere/t.csv", names: ["c"])
    }
    #expect(missing?.kind == .noInput)
  }
}
