import Learning
import Matrices

extension Sequential {
  /// What the output layer says about each example: with softmax, the probability of each class.
  ///
  /// - Parameters:
  ///   - examples: Shape (examples, inputs); images flattened.
  ///   - team: Who computes it; the result does not depend on the number of threads.
  /// - Returns: Shape (examples, outputs).
  /// - Throws: ``NetworkError`` if the examples do not have the network's number of inputs.
  public func predict(
    _ examples: Matrix, team: WorkerTeam = WorkerTeam(threads: 1)
  ) throws(NetworkError) -> Matrix {
    try checkInputs(examples)
    // A few hundred examples at a time: what flows between the layers stays small.
    let pieceLength = 256
    return Matrix(rowCount: examples.rowCount, columnCount: outputCount) { result in
      guard let target = result.baseAddress else { return }
      team.run((examples.rowCount + pieceLength - 1) / pieceLength) { piece in
        let first = piece * pieceLength
        let count = min(pieceLength, examples.rowCount - first)
        forward(examples, first: first, count: count, to: target + first * outputCount)
      }
    }
  }

  /// The mean loss and the accuracy on some examples.
  ///
  /// - Returns: The mean cross-entropy, 0 or more, and the fraction guessed right, 0...1.
  /// - Throws: ``NetworkError`` if the examples do not fit the network.
  public func evaluate(
    _ examples: LabeledExamples, team: WorkerTeam = WorkerTeam(threads: 1)
  ) throws(NetworkError) -> (loss: Double, accuracy: Double) {
    try checkLabels(examples.labels)
    let probabilities = try predict(examples.features, team: team)
    let guesses = Predictions(highestOf: probabilities)
    let correct = zip(guesses.ids, examples.labels.ids).count { $0 == $1 }
    return (
      CrossEntropy.mean(probabilities, labels: examples.labels.ids),
      Double(correct) / Double(examples.count)
    )
  }

  func checkInputs(_ examples: Matrix) throws(NetworkError) {
    guard examples.columnCount == inputCount else {
      throw NetworkError(
        "expected examples of \(inputCount) values (the shape \(inputShape)), "
          + "received \(examples.columnCount)")
    }
  }

  func checkLabels(_ labels: Labels) throws(NetworkError) {
    guard labels.classCount <= outputCount else {
      throw NetworkError(
        "layer output: expected at least \(labels.classCount) units, one for each class, "
          + "found \(outputCount)")
    }
  }

  /// Runs some examples through all layers.
  private func forward(
    _ examples: Matrix, first: Int, count: Int, to target: UnsafeMutablePointer<Float>
  ) {
    var values = Array(
      examples.elements[first * inputCount..<(first + count) * inputCount])
    for layer in parameters {
      let units = layer.bias.count
      values = [Float](unsafeUninitializedCapacity: count * units) { outputs, outputCount in
        guard let start = outputs.baseAddress else { return }
        for example in 0..<count {
          (start + example * units).initialize(from: layer.bias, count: units)
        }
        layer.kernel.withUnsafeElements { kernel in
          BLAS.multiply(
            rows: count, columns: units, inner: layer.kernel.rowCount,
            .init(values, stride: layer.kernel.rowCount), .init(kernel, stride: units), beta: 1,
            into: start, stride: units)
        }
        for example in 0..<count {
          layer.activation.apply(
            to: UnsafeMutableBufferPointer(start: start + example * units, count: units))
        }
        outputCount = count * units
      }
    }
    target.initialize(from: values, count: values.count)
  }
}
