import Foundation

/// The toy problems by NumPy and scikit-learn: made by Tests/Fixtures/toy_problems.py.
struct ToyReference: Decodable {
  struct Drawing: Decodable {
    /// 7 examples for seed 42, not rounded.
    let points: [[Double]]
    let ids: [Int]
    /// Of 200 examples for seed 42.
    let digest: String
  }

  let drawn: [String: Drawing]
  /// Of the problems that are not drawn.
  let digests: [String: String]

  static func read() throws -> ToyReference {
    let file = folder.appending(path: "toy_problems.json")
    return try JSONDecoder().decode(ToyReference.self, from: Data(contentsOf: file))
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
}
