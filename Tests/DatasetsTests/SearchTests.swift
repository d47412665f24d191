import Datasets
import Foundation
import Learning
import Testing

/// Where Fashion-MNIST is looked for.
///
/// The folders hold tiny data sets, told apart by their labels.
struct SearchTests {
  let home: TestFolder

  init() throws {
    home = try TestFolder()
  }

  /// Puts a tiny data set with the labels 0 and `label` into a folder below the home folder.
  @discardableResult
  private func install(label: UInt8, in folder: String) throws -> String {
    let path = "\(home.path)/\(folder)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in TinyImages(training: [0, label], test: [0]).files {
      try home.write(bytes, to: "\(folder)/\(name)")
    }
    return path
  }

  @Test func theGivenFolderComesBeforeTheEnvironment() throws {
    let given = try install(label: 1, in: "given")
    let named = try install(label: 2, in: "named")
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": named]
    let data = try Dataset.fashionMNIST(folder: given, environment: environment)
    #expect(data.classNames == ["0", "1"])
    #expect(try Dataset.fashionMNIST(environment: environment).classNames == ["0", "2"])
  }

  @Test func thenComeTheSystemKerasAndTheCache() throws {
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": ""]
    let cache = environment.merging(["XDG_CACHE_HOME": home.path + "/xdg"]) { $1 }
    let system = home.path + "/system"
    func label(_ environment: [String: String]) throws -> String? {
      let folder = try FashionMNIST.search(environment, systemFolder: system)
      return try Dataset.images(folder: folder).classNames.last
    }
    #if os(macOS)
      try install(label: 4, in: "Library/Caches/neural-workbench/fashion-mnist")
    #else
      try install(label: 4, in: ".cache/neural-workbench/fashion-mnist")
    #endif
    try install(label: 5, in: "xdg/neural-workbench/fashion-mnist")
    #expect(try label(environment) == "4")
    #expect(try label(cache) == "5")
    try install(label: 3, in: ".keras/datasets/fashion-mnist")
    #expect(try label(cache) == "3")
    try install(label: 6, in: "system")
    #expect(try label(cache) == "6")
  }

  @Test func aNamedFolderIsNeverPassedOver() throws {
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": home.path + "/nowhere"]
    for folder in [nil, home.path + "/neither"] {
      let error = try #require(throws: DatasetError.self) {
        try Dataset.fashionMNIST(folder: folder, environment: environment)
      }
      #expect(error.kind == .noInput)
      #expect(error.description.hasPrefix(folder ?? home.path + "/nowhere"))
      #expect(error.description.contains("FASHION_MNIST_DIR") == (folder == nil))
    }
  }

  @Test func theErrorNamesEveryPlaceAndTheRemedy() throws {
    let partial = try install(label: 3, in: ".keras/datasets/fashion-mnist")
    try FileManager.default.removeItem(atPath: partial + "/t10k-labels-idx1-ubyte")
    let error = try #require(throws: DatasetError.self) {
      try FashionMNIST.search(
        ["HOME": home.path, "XDG_CACHE_HOME": "/no/cache"], systemFolder: "/no/system")
    }
    #expect(error.kind == .noInput)
    for words in [
      "FASHION_MNIST_DIR: not set", "/no/system: no such folder",
      "\(partial): no t10k-labels-idx1-ubyte", "/no/cache/neural-workbench/fashion-mnist: no such",
      "./workbench setup", "sudo apt-get install dataset-fashion-mnist",
    ] {
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
