import Files
import Foundation
import Matrices
import Networks
import Testing

/// Against NumPy and Python's archives: made by Tests/Fixtures/network_npz.py.
struct NPZFileTests {
  struct Reference: Decodable {
    struct Arrays: Decodable {
      let kernel: [[Float]]
      let bias: [Float]

      enum CodingKeys: String, CodingKey {
        case kernel = "output.kernel"
        case bias = "output.bias"
      }
    }
    let arrays: Arrays
    let bytes: Data
  }

  @Test func theBytesAreThoseOfNumPyInAnArchiveOfPython() throws {
    let path = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/network_npz.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: path))
    var network = try Sequential(inputShape: [3], seed: 1) { Dense(2) }
    try network.setParameters(
      of: "output", kernel: Matrix(rows: reference.arrays.kernel), bias: reference.arrays.bias)
    try withTemporaryFolder { folder in
      try network.exportNPZ(to: "\(folder)/n.npz")
      let bytes = try WholeFile.read("\(folder)/n.npz")
      let expected = Array(reference.bytes)
      #expect(bytes.count == expected.count)
      let difference = zip(bytes, expected).enumerated().first { $0.element.0 != $0.element.1 }
      #expect(difference?.offset == nil)
    }
  }

  /// An archive counts its arrays in 16 bits, and each of these layers has two.
  @Test func moreArraysThanAnArchiveCanCountAreRefused() throws {
    let network = try Sequential(inputShape: [1], seed: 1) {
      for place in 0..<32_768 { Dense(1, name: "layer\(place)") }
    }
    let error = #expect(throws: NetworkError.self) { try network.exportNPZ(to: "/nowhere/n") }
    #expect(error?.description == "expected at most 32767 dense layers, found 32768")
  }
}
