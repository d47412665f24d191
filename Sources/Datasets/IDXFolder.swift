import Foundation

/// A folder with the four files of an image data set.
///
/// The names are those of MNIST, with or without `.gz`, and also as some archives spell them
/// (`train-images.idx3-ubyte`). Of a plain file and its compressed copy the plain one is taken.
struct IDXFolder {
  /// The four files, in the order in which a data set lists its sources.
  enum Role: CaseIterable {
    case trainingImages, trainingLabels, testImages, testLabels

    fileprivate var stem: String {
      switch self {
      case .trainingImages: "train-images"
      case .trainingLabels: "train-labels"
      case .testImages: "t10k-images"
      case .testLabels: "t10k-labels"
      }
    }

    var content: IDXFile.Content {
      switch self {
      case .trainingImages, .testImages: .images
      case .trainingLabels, .testLabels: .labels
      }
    }

    fileprivate func fileName(separator: String) -> String {
      "\(stem)\(separator)idx\(content.rank)-ubyte"
    }
  }

  /// The folder.
  let path: String

  /// The names that the four files have when they are not compressed.
  static var fileNames: [String] { Role.allCases.map { $0.fileName(separator: "-") } }

  /// What is lacking, in words; nil if all four files are there.
  var lack: String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "no such folder"
    }
    guard isFolder.boolValue else { return "a file, not a folder" }
    let missing = Role.allCases.filter { find($0) == nil }
    if missing.isEmpty { return nil }
    return "no " + missing.map { $0.fileName(separator: "-") }.joined(separator: ", ")
  }

  /// Opens one of the files.
  func open(_ role: Role) throws(DatasetError) -> IDXFile {
    guard let file = find(role) else {
      throw DatasetError(
        .noInput,
        "\(path): expected \(role.fileName(separator: "-")) or the same with .gz, "
          + "found neither.")
    }
    return try IDXFile(file, holding: role.content)
  }

  private func find(_ role: Role) -> String? {
    ["-", "."].flatMap { separator in
      let plain = "\(path)/\(role.fileName(separator: separator))"
      return [plain, plain + ".gz"]
    }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
