import Datasets
import Foundation
import Learning
import Testing

/// Where Fashion-MNIST is looked for.
///
/// The folders hold tiny data sets, told apart by their labels.
struct SearchTests {
  static let isInstalled = FileManager.default.fileExists(
    atPath: "/usr/share/datasets/fashion-mnist")

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

  private func label(found environment: [String: String], folder: String? = nil) throws -> String? {
    try Dataset.fashionMNIST(folder: folder, environment: environment).classNames.last
  }

  @Test func theGivenFolderComesBeforeTheEnvironment() throws {
    let given = try install(label: 1, in: "given")
    let named = try install(label: 2, in: "named")
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": named]
    #expect(try label(found: environment, folder: given) == "1")
    #expect(try label(found: environment) == "2")
  }

  @Test(.disabled(if: isInstalled, "the system's folder would be found first"))
  func thenComeKerasAndTheCache() throws {
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": ""]
    #if os(macOS)
      try install(label: 4, in: "Library/Caches/neural-workbench/fashion-mnist")
    #else
      try install(label: 4, in: ".cache/neural-workbench/fashion-mnist")
    #endif
    try install(label: 5, in: "xdg/neural-workbench/fashion-mnist")
    #expect(try label(found: environment) == "4")
    let cache = ["XDG_CACHE_HOME": home.path + "/xdg"]
    #expect(try label(found: environment.merging(cache) { $1 }) == "5")
    try install(label: 3, in: ".keras/datasets/fashion-mnist")
    #expect(try label(found: environment.merging(cache) { $1 }) == "3")
  }

  @Test func aNamedFolderIsNeverPassedOver() throws {
    let environment = ["HOME": home.path, "FASHION_MNIST_DIR": home.path + "/nowhere"]
    for folder in [nil, home.path + "/neither"] {
      let error = try #require(throws: DatasetError.self) {
        try Dataset.fashionMNIST(folder: folder, environment: environment)
      }
      #expect(error.kind == .noInput)
      #expect(error.description.hasPrefix(folder ?? home.path + "/nowhere"))
    }
  }

  @Test(.disabled(if: isInstalled, "the system's folder would be found"))
  func theErrorNamesEveryPlaceAndTheRemedy() throws {
    let partial = try install(label: 3, in: ".keras/datasets/fashion-mnist")
    try FileManager.default.removeItem(atPath: partial + "/t10k-labels-idx1-ubyte")
    let error = try #require(throws: DatasetError.self) {
      try Dataset.fashionMNIST(environment: ["HOME": home.path, "XDG_CACHE_HOME": "/no/cache"])
    }
    #expect(error.kind == .noInput)
    for words in [
      "FASHION_MNIST_DIR: not set", "/usr/share/datasets/fashion-mnist: no such folder",
      "\(partial): no t10k-labels-idx1-ubyte", "/no/cache/neural-workbench/fashion-mnist: no such",
      "./workbench setup", "sudo apt-get install dataset-fashion-mnist",
    ] {
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
