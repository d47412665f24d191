import Files
import Foundation
import Learning
import Matrices
import Networks
import Testing

struct SequentialFileTests {
  /// One of everything that a file can hold.
  private func network() throws -> Sequential {
    try Sequential(inputShape: [2, 3], seed: 8, loss: .categoricalCrossEntropy) {
      Flatten()
      Dropout(0.25)
      Dense(7, activation: .gelu, kernelInitializer: .heNormal, l2: 0.01, name: "wide")
      Dense(4, activation: .leakyReLU, kernelInitializer: .constant(0.5))
      Dense(3, activation: .softmax)
    }
  }

  @Test func whatIsSavedIsReadBackToTheBit() throws {
    try withTemporaryFolder { folder in
      let network = try network()
      try network.save(to: "\(folder)/n.safetensors")
      let read = try Sequential(contentsOf: "\(folder)/n.safetensors")
      #expect(read.weightDigest == network.weightDigest)
      #expect(read.layers.map(\.name) == network.layers.map(\.name))
      #expect(read.layers.map(\.outputShape) == network.layers.map(\.outputShape))
      #expect(read.inputShape == [2, 3] && read.loss == .categoricalCrossEntropy)
      let dense = try #require(read.layer("wide").layer as? Dense)
      #expect(dense.activation == .gelu && dense.kernelInitializer == .heNormal)
      #expect(dense.l2 == 0.01 && (read.layers[1].layer as? Dropout)?.rate == 0.25)
      let examples = Matrix(rows: [[1, 2, 3, 4, 5, 6]])
      #expect(try read.predict(examples) == network.predict(examples))
      try read.save(to: "\(folder)/again")
      let isEqual =
        try WholeFile.read("\(folder)/again") == WholeFile.read("\(folder)/n.safetensors")
      #expect(isEqual)
    }
  }

  /// Writes a changed file and returns what reading it says.
  private func message(_ change: (inout SafetensorsFile) -> Void) throws -> String {
    var message = ""
    try withTemporaryFolder { folder in
      try network().save(to: "\(folder)/n")
      var file = try SafetensorsFile(contentsOf: "\(folder)/n")
      change(&file)
      try file.write(to: "\(folder)/n")
      let error = #expect(throws: NetworkError.self) {
        _ = try Sequential(contentsOf: "\(folder)/n")
      }
      message = error?.description ?? ""
      #expect(message.hasPrefix("\(folder)/n: "))
    }
    return message
  }

  private func replace(
    _ name: String, in file: inout SafetensorsFile, shape: [Int], _ value: Float = 1
  ) {
    file.tensors.removeAll { $0.name == name }
    file.tensors.append(
      .init(name, shape: shape, values: Array(repeating: value, count: shape.reduce(1, *))))
  }

  @Test func wrongShapesAreNamed() throws {
    let wide = try message { replace("wide.kernel", in: &$0, shape: [7, 6]) }
    #expect(wide.contains("wide.kernel: expected the shape [6, 7], found [7, 6]"))
    let bias = try message { replace("output.bias", in: &$0, shape: [2]) }
    #expect(bias.contains("output.bias: expected the shape [3], found [2]"))
    let missing = try message { $0.tensors.removeAll { $0.name == "hidden2.kernel" } }
    #expect(missing.contains("hidden2.kernel: expected numbers of the shape [7, 4], found none"))
  }

  @Test func numbersThatAreNoneAreNamed() throws {
    let nan = try message { replace("wide.kernel", in: &$0, shape: [6, 7], .nan) }
    #expect(nan.contains("wide.kernel: expected finite numbers, found nan at place 0"))
    let infinite = try message { replace("output.bias", in: &$0, shape: [3], .infinity) }
    #expect(infinite.contains("output.bias: expected finite numbers, found inf"))
  }

  @Test func foreignFilesAreRefused() throws {
    #expect(try message { $0.metadata = [:] }.contains("found no format"))
    #expect(try message { $0.metadata["format"] = "pt" }.contains("found “pt”"))
    let endless = String(repeating: "junk", count: 50_000)
    #expect(try message { $0.metadata["layers"] = endless }.utf8.count < 2000)
    #expect(try message { $0.metadata["layers"] = "[1]" }.contains("layers: expected JSON"))
    #expect(try message { $0.metadata["loss"] = "hinge" }.contains("loss: expected its name"))
    #expect(try message { $0.metadata["loss"] = "mean_squared_error" }.contains("layer output"))
  }

  /// Numbers that no memory holds are found before any is set aside.
  @Test(
    arguments: [
      ("[2,3]", "[3037000500,3037000500]"), ("[2,3]", "[-2,3]"), ("[2,3]", "[]"),
      ("\"units\":7", "\"units\":4611686018427387904"), ("\"units\":7", "\"units\":-7"),
      ("\"units\":7", "\"units\":9000000"), ("gelu", "sinus"), ("he_normal", "orthogonal"),
      ("\"kind\":\"Dropout\"", "\"kind\":\"LSTM\""), ("\"rate\":0.25", "\"rate\":1.5"),
      ("\"name\":\"wide\"", "\"name\":\"output\""), ("\"l2\":0.01", "\"l2\":-1"),
    ])
  func absurdDescriptionsAreRefused(text: String, other: String) throws {
    let found = try message { file in
      for (key, value) in file.metadata { file.metadata[key] = value.replacing(text, with: other) }
    }
    #expect(found.contains("expected"))
  }

  @Test func aFileThatIsCutOffAnywhereIsRefused() throws {
    try withTemporaryFolder { folder in
      try Sequential(inputShape: [1], seed: 1) { Dense(1) }.save(to: "\(folder)/n")
      let bytes = try WholeFile.read("\(folder)/n")
      for length in stride(from: 0, to: bytes.count, by: 7) {
        try WholeFile.write(Array(bytes[..<length]), to: "\(folder)/n")
        #expect(throws: SafetensorsError.self, "\(length) bytes") {
          _ = try Sequential(contentsOf: "\(folder)/n")
        }
      }
    }
  }

  /// Leaky ReLU has other slopes elsewhere: the file says which one this is.
  @Test func theSlopeOfLeakyReLUIsInTheFile() throws {
    let other = try message { file in
      let layers = file.metadata["layers"] ?? ""
      #expect(layers.contains("\"slope\":0.01"))
      file.metadata["layers"] = layers.replacing("\"slope\":0.01", with: "\"slope\":0.2")
    }
    #expect(other.contains("layer hidden2: expected a slope of 0.01 below 0, found 0.2"))
  }

  @Test func aLayerWithoutAnL2IsRefused() throws {
    let found = try message { file in
      let layers = file.metadata["layers"] ?? ""
      file.metadata["layers"] = layers.replacing("\"l2\":0.01,", with: "")
    }
    #expect(found.contains("layer wide: expected an l2, found none"))
  }

  /// A layer called `best` gives a tensor `best.kernel`, which is not that of a best epoch.
  @Test func aLayerCalledBestIsNoBestEpoch() throws {
    try withTemporaryFolder { folder in
      var network = try Sequential(inputShape: [4], seed: 1) {
        Dense(5, name: "best")
        Dense(3, activation: .softmax, name: "optimizer")
      }
      try network.fit(
        flowers(9), epochs: 1, batchSize: 9, optimizer: Adam(), seed: 1,
        callbacks: [Checkpoint("\(folder)/c")])
      #expect(
        try SavedTraining(contentsOf: "\(folder)/c").network.weightDigest == network.weightDigest)
    }
  }
}
