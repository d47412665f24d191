import Files
import Foundation
import Learning
import Matrices
import Networks
import Testing

struct SequentialTests {
  private func network(
    _ shape: [Int], @LayerBuilder layers: () throws -> [any Layer]
  ) throws -> Sequential {
    try Sequential(inputShape: shape, seed: 42, layers: layers)
  }

  /// 784·300 + 300, 300·100 + 100, 100·10 + 10.
  @Test func theNotebooksNetworkHasKerassNumberOfParameters() throws {
    let network = try network([28, 28]) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    #expect(network.parameters.map(\.count) == [235_500, 30_100, 1_010])
    #expect(network.parameterCount == 266_610)
    #expect(network.parameters.map(\.name) == ["hidden1", "hidden2", "output"])
    // √(6 / (inputs + units)), to seven digits
    let limits: [Float] = [0.0743980, 0.1224745, 0.2335497]
    for (layer, limit) in zip(network.parameters, limits) {
      let largest = layer.kernel.elements.map(abs).max() ?? 0
      #expect(largest <= limit + 1e-7 && largest > 0.99 * limit)
      #expect(abs(layer.kernel.elements.reduce(0, +)) / Float(layer.kernel.elements.count) < 0.01)
      #expect(layer.bias.allSatisfy { $0 == 0 })
    }
  }

  @Test func shapesThatDoNotFitAreRefused() {
    #expect(throws: NetworkError.self) { try network([28, 28]) { Dense(3) } }
    #expect(throws: NetworkError.self) { try network([4]) { Dense(0) } }
    #expect(throws: NetworkError.self) { try network([4]) { Flatten() } }
    #expect(throws: NetworkError.self) { try network([0]) { Dense(2) } }
    #expect(throws: NetworkError.self) {
      try network([4]) {
        Dense(3, activation: .softmax)
        Dense(2, activation: .softmax)
      }
    }
    let error = #expect(throws: NetworkError.self) { try network([28, 28]) { Dense(3) } }
    #expect(error?.description.contains("put Flatten() before it") == true)
  }

  @Test func settingParametersChecksShapes() throws {
    var model = try network([2]) { Dense(3, activation: .softmax) }
    let kernel = Matrix(rowCount: 2, columnCount: 3, repeating: 1)
    try model.setParameters(of: "output", kernel: kernel, bias: [1, 2, 3])
    #expect(model.parameters[0].bias == [1, 2, 3])
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "output", kernel: kernel, bias: [1, 2])
    }
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "hidden1", kernel: kernel, bias: [1, 2, 3])
    }
  }

  @Test func probabilitiesSumToOneForAnyInput() throws {
    let model = try network([3]) {
      Dense(8, activation: .relu)
      Dense(5, activation: .softmax)
    }
    let rows: [[Float]] = [[0, 0, 0], [1e4, -1e4, 1e4], [-1e6, 1e6, 3], [1e-30, 0, 0]]
    let probabilities = try model.predict(Matrix(rows: rows))
    for row in rows.indices {
      #expect(abs(probabilities.row(row).reduce(0, +) - 1) < 1e-6)
      #expect(probabilities.row(row).allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test func predictingRefusesTheWrongWidth() throws {
    let model = try network([3]) { Dense(2, activation: .softmax) }
    #expect(throws: NetworkError.self) {
      try model.predict(Matrix(rowCount: 1, columnCount: 4))
    }
    #expect(try model.predict(Matrix(rowCount: 0, columnCount: 3)).rowCount == 0)
  }

  @Test func predictionsDoNotDependOnThreads() throws {
    var generator = SeededGenerator(seed: 5, stream: "test")
    let model = try network([20]) {
      Dense(70, activation: .relu)
      Dense(4, activation: .softmax)
    }
    let examples = Matrix(
      rowCount: 1_000, columnCount: 20,
      elements: (0..<20_000).map { _ in Float(generator.uniform()) })
    let alone = try model.predict(examples, team: WorkerTeam(threads: 1))
    #expect(try model.predict(examples, team: WorkerTeam(threads: 3)) == alone)
  }

  // hashlib.sha256(numpy.array([1, 2, 0.5], "<f4").tobytes()).hexdigest()
  @Test func theDigestIsThatOfTheWeightsAsBytes() throws {
    var model = try network([2]) { Dense(1, activation: .sigmoid) }
    try model.setParameters(
      of: "output", kernel: Matrix(rowCount: 2, columnCount: 1, elements: [1, 2]), bias: [0.5])
    #expect(
      model.weightDigest == "fdd6aa4a2057d96e55c4c39c3048c44a5b8d508931201bcb4fc8b66771ae09f1")
  }

  @Test func namesFollowFromThePlaceUnlessGiven() throws {
    let model = try network([2, 2]) {
      Flatten()
      Dropout(0.1)
      Dense(3, activation: .relu)
      Dense(3, activation: .relu, name: "middle")
      Dropout(0.2)
      Flatten()
      Dense(2, activation: .softmax)
    }
    let names = ["flatten", "dropout1", "hidden1", "middle", "dropout2", "flatten2", "output"]
    #expect(model.layers.map(\.name) == names)
    #expect(model.layers[2].parameterCount == 15 && model.layers[4].outputShape == [3])
    #expect(try model.layer("middle").kind == "Dense")
    #expect(try model.parameters(of: "middle").kernel == model.parameters[1].kernel)
    let unknown = #expect(throws: NetworkError.self) { _ = try model.layer("hidden9") }
    #expect(unknown?.description.contains("flatten, dropout1, hidden1, middle") == true)
    let empty = #expect(throws: NetworkError.self) { _ = try model.parameters(of: "flatten") }
    #expect(empty?.description.contains("hidden1, middle, output") == true)
  }

  @Test func equalNamesAreRefused() {
    let error = #expect(throws: NetworkError.self) {
      try network([2]) {
        Dense(3, name: "output")
        Dense(2)
      }
    }
    #expect(error?.description.contains("layer output") == true)
  }

  /// A shape that the next layer does not expect would make it read outside of its memory.
  @Test func aLayerOfOnesOwnIsRefused() throws {
    struct Doubling: Layer {
      let name: String? = nil
      func outputShape(for inputShape: [Int]) -> [Int] { inputShape.map { 2 * $0 } }
    }
    let error = #expect(throws: NetworkError.self) {
      try network([2]) {
        Doubling()
        Dense(2)
      }
    }
    #expect(
      error?.description
        == "layer doubling: expected Flatten, Dense or Dropout, received Doubling")
  }

  @Test func noLayersAreRefused() {
    let error = #expect(throws: NetworkError.self) { try network([2]) {} }
    #expect(
      error?.description.hasSuffix("the last one being the output, received no layers") == true)
  }

  @Test(arguments: ["", "a/b", "best.one", "optimizer.one", String(repeating: "x", count: 201)])
  func namesThatCannotStandInAFileAreRefused(name: String) {
    let error = #expect(throws: NetworkError.self) { try network([2]) { Dense(2, name: name) } }
    #expect(error?.description.contains("expected a name of 1 to 200 bytes") == true)
  }

  @Test func aNameOfTwoHundredBytesIsTaken() throws {
    let name = String(repeating: "x", count: 200)
    #expect(try network([2]) { Dense(2, name: name) }.layers[0].name == name)
  }

  /// The softmax of a single number is 1, whatever the number.
  @Test func aSingleSoftmaxUnitIsRefused() {
    let error = #expect(throws: NetworkError.self) {
      try network([2]) { Dense(1, activation: .softmax) }
    }
    let message = error?.description ?? ""
    #expect(message.contains("layer output: expected at least 2 units with softmax"))
    #expect(message.contains("Dense(1, activation: .sigmoid)"))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func constantsThatAreNoNumbersAreRefused(value: Float) {
    let error = #expect(throws: NetworkError.self) {
      try network([2]) { Dense(2, kernelInitializer: .constant(value)) }
    }
    #expect(
      error?.description.contains("layer output: Dense(2): expected a finite constant") == true)
  }

  @Test(arguments: [[0], [-1], [3, 4]]) func denseRefusesWhatIsNoRow(shape: [Int]) {
    #expect(throws: NetworkError.self) { try Dense(3).outputShape(for: shape) }
  }

  @Test(arguments: [[Int.max, 2], [0], [-2, -3]]) func flatteningNothingIsRefused(shape: [Int]) {
    let error = #expect(throws: NetworkError.self) { try Flatten().outputShape(for: shape) }
    #expect(error?.description.contains("\(shape)") == true)
  }

  /// Features are not looked at one by one; what is no number stays none, and class 0 is said.
  @Test func whatIsNoNumberIsPredictedAsNone() throws {
    let model = try network([2]) {
      Dense(3, activation: .relu)
      Dense(2, activation: .softmax)
    }
    let examples = Matrix(rows: [[.nan, 1], [1, 1]])
    let outputs = try model.predict(examples)
    #expect(outputs.row(0).allSatisfy(\.isNaN) && outputs.row(1).allSatisfy(\.isFinite))
    #expect(try model.predictClasses(examples).ids[0] == 0)
  }

  /// The example in the documentation of Keras' `sparse_categorical_crossentropy`.
  ///
  /// The weighted sums are the logarithms of the probabilities, and -1,000 for one of 0.
  @Test func theLossIsThatOfKerassExample() throws {
    let example = try NetworkReference.load().cross_entropy
    for (probabilities, (label, surprise)) in zip(
      example.probabilities, zip(example.labels, example.numpy))
    {
      let count = probabilities.count
      var model = try network([1]) { Dense(count, activation: .softmax) }
      try model.setParameters(
        of: "output", kernel: Matrix(rowCount: 1, columnCount: count),
        bias: probabilities.map { $0 > 0 ? Float(log(Double($0))) : -1_000 })
      let labels = try Labels([label], classNames: (0..<count).map { "\($0)" })
      let loss = try model.evaluate(
        LabeledExamples(features: Matrix(rows: [[0]]), labels: labels)
      ).loss
      #expect(abs(loss - surprise) < 1e-6)
    }
  }

  @Test func weightsThatAreNoNumbersAreRefused() throws {
    var model = try network([1]) { Dense(1) }
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "output", kernel: Matrix(rows: [[.nan]]), bias: [0])
    }
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "output", kernel: Matrix(rows: [[1]]), bias: [.infinity])
    }
  }

  @Test func ofEqualOutputsTheFirstClassIsPredicted() throws {
    var model = try network([1]) { Dense(4, activation: .softmax, kernelInitializer: .zeros) }
    let examples = Matrix(rows: [[1], [2]])
    #expect(try model.predictClasses(examples).ids == [0, 0])
    try model.setParameters(
      of: "output", kernel: Matrix(rowCount: 1, columnCount: 4), bias: [1, 5, 5, 2])
    #expect(try model.predictClasses(examples).ids == [1, 1])
  }

  /// σ(0) = 1/2 is no, anything above is yes.
  @Test func aSingleOutputAnswersNoOrYes() throws {
    var model = try network([1]) { Dense(1, activation: .sigmoid) }
    try model.setParameters(of: "output", kernel: Matrix(rows: [[1]]), bias: [0])
    let answers = try model.predictClasses(Matrix(rows: [[-1], [0], [0.1]]))
    #expect(answers.ids == [0, 0, 1] && answers.classCount == 2)
    let none = try model.predictClasses(Matrix(rowCount: 0, columnCount: 1))
    #expect(none.ids.isEmpty && none.classCount == 2)
  }
}
