import Foundation

/// Pictures and what a network sees of them, by NumPy and Pillow: made by
/// Tests/Fixtures/fashion_pictures.py.
struct PictureReference: Decodable, CustomStringConvertible, Sendable {
  let name: String
  /// The file, in hexadecimal digits.
  let png: String
  /// Whether its ground is light.
  let isLight: Bool
  /// Whether its ground is clear.
  let isClear: Bool
  /// Whether the thing reaches an edge.
  let reachesEdge: Bool
  /// The height and the width of the picture.
  let size: [Int]
  /// The height and the width of what stands out from the ground.
  let thing: [Int]
  /// What is seen of it in 8 × 8 pixels.
  let seen: [Float]

  var description: String { name }

  /// The contents of the file.
  var bytes: [UInt8] {
    let digits = Array(png.utf8)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
    }
  }

  static func all() throws -> [PictureReference] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/fashion_pictures.json")
    return try JSONDecoder().decode([Self].self, from: Data(contentsOf: file))
  }
}
