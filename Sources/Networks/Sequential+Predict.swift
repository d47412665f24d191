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
    return Matrix(rowCount: examples.rowCount, columnCount: outputCount) { result in
      guard let target = result.baseAddress else { return }
      team.run(Self.pieceCount(of: examples)) { piece in
        let rows = Self.piece(piece, of: examples)
        let outputs = forward(examples, rows).outputs
        (target + rows.lowerBound * outputCount).update(from: outputs, count: outputs.count)
      }
    }
  }

  /// The class of each example: the output that says most, of equal ones that of the lowest number.
  ///
  /// With a single output, which answers yes or no, class 1 if it says more than 1/2, else 0.
  ///
  /// - Returns: Shape (examples).
  /// - Throws: ``NetworkError`` if the examples do not have the network's number of inputs.
  public func predictClasses(
    _ examples: Matrix, team: WorkerTeam = WorkerTeam(threads: 1)
  ) throws(NetworkError) -> Predictions {
    let outputs = try predict(examples, team: team)
    guard outputCount == 1 else { return Predictions(highestOf: outputs) }
    // Of no and yes, which is larger?
    return Predictions(
      highestOf: Matrix(rows: outputs.elements.map { [1 - $0, $0] }))
  }

  /// The mean loss and the accuracy on some examples.
  ///
  /// Nothing is silenced by dropout here, and what large weights cost is part of the loss, as in
  /// Keras.
  ///
  /// - Returns: The mean loss, 0 or more, and the share answered right, 0...1; NaN where the targets
  ///   are numbers, for which nothing is right or wrong.
  /// - Throws: ``NetworkError`` if the examples do not fit the network, or there are none.
  public func evaluate(
    _ examples: any TrainingExamples, team: WorkerTeam = WorkerTeam(threads: 1)
  ) throws(NetworkError) -> (loss: Double, accuracy: Double) {
    try check(examples, "examples to evaluate")
    return measure(examples, team: team)
  }

  /// The same for examples that were checked before.
  func measure(
    _ examples: any TrainingExamples, team: WorkerTeam
  ) -> (loss: Double, accuracy: Double) {
    let (features, targets) = (examples.features, examples.targets)
    // One sum for each piece, added up in the order of the pieces.
    let pieceCount = Self.pieceCount(of: features)
    let sums = SumBoard(pieceCount)
    team.run(pieceCount) { piece in
      let rows = Self.piece(piece, of: features)
      var (weightedSums, outputs) = forward(features, rows)
      sums.store(judge(rows, targets, &weightedSums, &outputs), at: piece)
    }
    let (loss, right) = sums.total
    let count = Double(features.rowCount)
    return (loss / count + weightPenalty, isRegression(targets) ? .nan : right / count)
  }

  /// Whether targets are numbers to come close to, not answers to be given.
  func isRegression(_ targets: Targets) -> Bool {
    if case .values = targets { loss == .meanSquaredError } else { false }
  }

  /// What large weights cost: Σ λ W² over all layers.
  var weightPenalty: Double {
    parameters.reduce(0) { sum, layer in
      guard layer.l2 > 0 else { return sum }
      return layer.kernel.elements.reduce(sum) { $0 + layer.l2 * Double($1) * Double($1) }
    }
  }

  // MARK: - Pieces

  /// A few hundred examples at a time: what flows between the layers stays small.
  private static let pieceLength = 256

  private static func pieceCount(of examples: Matrix) -> Int {
    (examples.rowCount + pieceLength - 1) / pieceLength
  }

  private static func piece(_ piece: Int, of examples: Matrix) -> Range<Int> {
    piece * pieceLength..<min((piece + 1) * pieceLength, examples.rowCount)
  }

  /// Runs some examples through all layers.
  ///
  /// - Returns: z and a of the output layer, each of shape (rows, outputs).
  private func forward(
    _ examples: Matrix, _ rows: Range<Int>
  ) -> (sums: [Float], outputs: [Float]) {
    var sums: [Float] = []
    var values = Array(
      examples.elements[rows.lowerBound * inputCount..<rows.upperBound * inputCount])
    for layer in parameters {
      sums = weightedSums(values, layer, count: rows.count)
      values = sums
      let units = layer.bias.count
      values.withUnsafeMutableBufferPointer { values in
        for start in stride(from: 0, to: values.count, by: units) {
          layer.activation.apply(to: .init(rebasing: values[start..<start + units]))
        }
      }
    }
    return (sums, values)
  }

  /// z = a W + b for some examples, shape (count, units).
  private func weightedSums(_ values: [Float], _ layer: Parameters, count: Int) -> [Float] {
    let units = layer.bias.count
    return [Float](unsafeUninitializedCapacity: count * units) { sums, sumCount in
      guard let start = sums.baseAddress else { return }
      for example in 0..<count {
        (start + example * units).initialize(from: layer.bias, count: units)
      }
      layer.kernel.withUnsafeElements { kernel in
        BLAS.multiply(
          rows: count, columns: units, inner: layer.kernel.rowCount,
          .init(values, stride: layer.kernel.rowCount), .init(kernel, stride: units), beta: 1,
          into: start, stride: units)
      }
      sumCount = count * units
    }
  }

  /// The sums of loss and right answers over some examples, from z and a of the output layer.
  private func judge(
    _ rows: Range<Int>, _ targets: Targets, _ sums: inout [Float], _ outputs: inout [Float]
  ) -> (loss: Double, right: Double) {
    var target = [Float](repeating: 0, count: outputCount)
    var (total, right) = (0.0, 0.0)
    sums.withUnsafeMutableBufferPointer { sums in
      outputs.withUnsafeMutableBufferPointer { outputs in
        target.withUnsafeMutableBufferPointer { target in
          for (position, example) in rows.enumerated() {
            targets.copy(example: example, to: target)
            let place = position * outputCount..<(position + 1) * outputCount
            let row = Loss.Outputs(
              sums: .init(rebasing: sums[place]), activations: .init(rebasing: outputs[place]),
              targets: target)
            total += loss.value(row)
            right += loss.rightShare(row)
          }
        }
      }
    }
    return (total, right)
  }
}
