import Learning
import Matrices

extension Sequential {
  /// Whether examples can go in.
  func checkInputs(_ examples: Matrix) throws(NetworkError) {
    guard examples.columnCount == inputCount else {
      throw NetworkError(
        "layer \(layers.first?.name ?? "input"): expected examples of \(inputCount) values "
          + "(the shape \(inputShape)), received \(examples.columnCount)")
    }
  }

  /// Whether there are examples, and they fit the input, the output and the loss.
  ///
  /// - Parameter purpose: What the examples are, for the message.
  func check(
    _ examples: any TrainingExamples, _ purpose: String
  ) throws(NetworkError) {
    let (features, targets) = (examples.features, examples.targets)
    guard features.rowCount > 0 else { throw NetworkError("expected \(purpose), found none") }
    guard targets.count == features.rowCount else {
      throw NetworkError(
        "\(purpose): expected targets for \(features.rowCount) examples, found \(targets.count)")
    }
    try checkInputs(features)
    if let place = features.elements.firstIndex(where: { !$0.isFinite }) {
      throw NetworkError(
        "\(purpose): expected finite features, found \(features.elements[place]) at example "
          + "\(place / inputCount), feature \(place % inputCount)")
    }
    switch targets {
    case .classes(let labels): try check(labels)
    case .values(let values): try check(values, purpose)
    }
  }

  private var outputName: String { parameters.last?.name ?? "output" }

  /// A single output tells two classes apart; otherwise there is an output for each class.
  private func check(_ labels: Labels) throws(NetworkError) {
    let needed = outputCount == 1 && loss != .sparseCategoricalCrossEntropy ? 2 : outputCount
    guard labels.classCount <= needed else {
      throw NetworkError(
        "layer \(outputName): expected at least \(labels.classCount) units, one for each class, "
          + "found \(outputCount)")
    }
  }

  private func check(_ values: Matrix, _ purpose: String) throws(NetworkError) {
    guard loss != .sparseCategoricalCrossEntropy else {
      throw NetworkError(
        "\(purpose): \(loss.rawValue) expects the number of a class for each example, found rows of "
          + "numbers; choose the loss \(Loss.categoricalCrossEntropy.rawValue)")
    }
    guard values.columnCount == outputCount else {
      throw NetworkError(
        "layer \(outputName): expected \(outputCount) targets for each example, one for each unit, "
          + "found \(values.columnCount)")
    }
    for example in 0..<values.rowCount {
      let row = values.row(example)
      guard let expectation = unmetExpectation(of: row) else { continue }
      throw NetworkError("\(purpose), targets of example \(example): expected \(expectation)")
    }
  }

  /// What a row of targets should be for this loss, if it is not.
  private func unmetExpectation(of row: ArraySlice<Float>) -> String? {
    if loss == .meanSquaredError {
      return row.first { !$0.isFinite }.map { "finite numbers, found \($0)" }
    }
    if let outside = row.first(where: { !($0 >= 0 && $0 <= 1) }) {
      return "numbers from 0 to 1, found \(outside)"
    }
    let sum = row.reduce(0, +)
    return loss == .categoricalCrossEntropy && abs(sum - 1) > 1e-3
      ? "probabilities that sum to 1, found a sum of \(sum)" : nil
  }
}
