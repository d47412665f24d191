import Datasets
import Testing

struct ClassNamesTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  @Test(arguments: [
    "cat\ndog\n", "cat\ndog", "cat\r\ndog\r\n\r\n", "\u{FEFF}cat\n dog\t\n \n\n",
  ])
  func aLineIsAName(text: String) throws {
    #expect(try Dataset.classNames(file: folder.write(text, to: "names")) == ["cat", "dog"])
  }

  @Test func namesMayContainSpacesAndAnyLetters() throws {
    let names = try Dataset.classNames(file: folder.write("Ankle boot\nКот, 猫\n", to: "names"))
    #expect(names == ["Ankle boot", "Кот, 猫"])
  }

  @Test(arguments: [
    ("", "expected class names"), ("\n\n", "expected class names"),
    ("cat\n\ndog\n", "line 2: expected a class name, found an empty line"),
    ("cat\ndog\ncat\n", "line 3: expected a name of its own for each class, found \"cat\" again"),
  ])
  func badListsAreRefused(text: String, words: String) throws {
    let file = try folder.write(text, to: "names")
    let error = try #require(throws: DatasetError.self) { try Dataset.classNames(file: file) }
    #expect(error.kind == .badData)
    #expect(error.description.hasPrefix(file))
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func otherBytesThanUTF8AreRefused() throws {
    let file = try folder.write([0x63, 0xe9, 0x0a], to: "names")
    let error = try #require(throws: DatasetError.self) { try Dataset.classNames(file: file) }
    #expect(error.kind == .badData)
    #expect(error.description.contains("UTF-8"))
  }

  @Test func aMissingFileIsNoInput() throws {
    let error = try #require(throws: DatasetError.self) {
      try Dataset.classNames(file: folder.path + "/none")
    }
    #expect(error.kind == .noInput)
  }
}
