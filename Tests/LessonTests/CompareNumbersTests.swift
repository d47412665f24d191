import Foundation
import Testing
import Workbench

/// Every number of `compare` computed anew, from nothing but the files that it saved.
///
/// The formulas are written out in plain loops; nothing of the modules Metrics, Networks and
/// SupportVectors is used.
@Suite struct CompareNumbersTests {
  /// A data set and how to run on it.
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let options: [String]
    let images: SmallImages?
  }

  static let cases = [
    Case(
      description: "three classes",
      options: ["--data", "d", "--epochs", "4", "--learning-rate", "0.1"],
      images: SmallImages()),
    Case(
      description: "two classes, hinge",
      options: ["--data", "d", "--epochs", "2", "--loss", "hinge", "--c", "0.37"],
      images: SmallImages(classCount: 2)),
    Case(
      description: "26 classes, wide images, one batch",
      options: ["--data", "d", "--epochs", "1", "--batch-size", "367", "--c", "2"],
      images: SmallImages(height: 3, width: 11, classCount: 26, trainingCount: 400)),
    Case(
      description: "a table", options: ["--csv", "t.csv", "--label", "kind", "--epochs", "3"],
      images: nil),
    Case(
      description: "a table, hinge",
      options: ["--csv", "t.csv", "--label", "kind", "--quick", "--loss", "hinge"], images: nil),
  ]

  @Test(arguments: cases) func everyNumberCanBeRecomputed(example: Case) throws {
    let folder = try TemporaryFolder()
    try example.images?.write(to: folder, in: "d")
    if example.images == nil { try folder.write(smallTable(), to: "t.csv") }
    let run = try folder.compare(
      example.options + [
        "--seed", "11", "--json", "r.json", "--predictions", "p.csv", "--save-model",
        "m.safetensors", "--figures", "f", "--quiet",
      ])
    try #require(run.status == 0, "\(run.errors)")
    let results = try CompareResults("r.json", in: folder)
    let predictions = try ComparePredictions("p.csv", in: folder)
    for classifier in results.classifiers { try checkScores(of: classifier, predictions) }
    try checkMcNemar(results.mcnemar, predictions)
    #expect(results.seed == 11 && results.schema == 1 && results.lesson == "compare")
    #expect(
      results.network.history?["val_accuracy"]?.count == results.network.history?["loss"]?.count)

    let data =
      try example.images != nil
      ? Dataset.images(folder: folder.path + "/d")
      : Dataset.table(path: folder.path + "/t.csv", label: "kind", seed: 11)
    let model = try CompareModel(folder.path + "/m.safetensors")
    #expect(results.data.training == data.training.count)
    #expect(results.data.validation == data.validation.count)
    #expect(predictions.truth == data.test.labels.ids)
    if example.images == nil {
      #expect(predictions.indices == data.testIndices)
      // Every third row of the small table, the first included, is a pear, which is class 1.
      #expect(predictions.truth == predictions.indices.map { $0 % 3 == 0 ? 1 : 0 })
    } else {
      #expect(predictions.indices == Array(0..<data.test.count))
    }
    let parameterCounts = model.parameterCounts
    #expect(parameterCounts == results.classifiers.map(\.parameters))
    checkModel(model, data.test, predictions)
    try checkObjectives(model, data.training, results.machine)
    checkLastEpoch(model, data.validation, results.network)
  }

  // MARK: - From the predictions

  private func checkScores(
    of classifier: CompareResults.ClassifierPart, _ predictions: ComparePredictions
  ) throws {
    let guesses = try #require(predictions.guesses[classifier.name])
    let scores = try #require(predictions.scores[classifier.name])
    let truth = predictions.truth
    let classes = classifier.confusion_matrix.count
    #expect(scores.allSatisfy { $0.count == classes })
    for (guess, row) in zip(guesses, scores) {
      #expect(row.firstIndex(of: row.max() ?? 0) == guess)
    }

    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (truth, guess) in zip(truth, guesses) { counts[truth][guess] += 1 }
    #expect(classifier.confusion_matrix == counts)

    let n = Double(truth.count)
    let accuracy = Double(zip(truth, guesses).count { $0 == $1 }) / n
    #expect(isSame(classifier.accuracy, accuracy))
    // Wilson, 1927, with the 97.5th percentile of the normal distribution.
    let z = 1.959963984540054
    let centre = (accuracy + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (accuracy * (1 - accuracy) / n + z * z / (4 * n * n)).squareRoot()
    #expect(isSame(classifier.accuracy_interval[0], max(0, centre - half)))
    #expect(isSame(classifier.accuracy_interval[1], min(1, centre + half)))

    var macro = (precision: 0.0, recall: 0.0, f1: 0.0)
    var weighted = (precision: 0.0, recall: 0.0, f1: 0.0)
    // As in scikit-learn, a class that neither occurs nor is guessed is left out.
    let known = Set(truth + guesses).sorted()
    for label in known {
      let right = Double(counts[label][label])
      let support = Double(counts[label].reduce(0, +))
      let guessed = Double(counts.reduce(0) { $0 + $1[label] })
      let precision = guessed == 0 ? 0 : right / guessed
      let recall = support == 0 ? 0 : right / support
      let f1 = 2 * right / (support + guessed)
      macro.precision += precision / Double(known.count)
      macro.recall += recall / Double(known.count)
      macro.f1 += f1 / Double(known.count)
      weighted.precision += precision * support / n
      weighted.recall += recall * support / n
      weighted.f1 += f1 * support / n
    }
    #expect(isSame(classifier.precision_macro, macro.precision))
    #expect(isSame(classifier.recall_macro, macro.recall))
    #expect(isSame(classifier.f1_macro, macro.f1))
    #expect(isSame(classifier.precision_weighted, weighted.precision))
    #expect(isSame(classifier.recall_weighted, weighted.recall))
    #expect(isSame(classifier.f1_weighted, weighted.f1))
  }

  private func checkMcNemar(
    _ test: CompareResults.McNemarPart, _ predictions: ComparePredictions
  ) throws {
    let first = try #require(predictions.guesses["network"])
    let second = try #require(predictions.guesses["linear-svm"])
    var counts: [String: Int] = [:]
    for (index, truth) in predictions.truth.enumerated() {
      counts["\(first[index] == truth) \(second[index] == truth)", default: 0] += 1
    }
    #expect(test.both == counts["true true", default: 0])
    #expect(test.only_first == counts["true false", default: 0])
    #expect(test.only_second == counts["false true", default: 0])
    #expect(test.neither == counts["false false", default: 0])

    // Twice the binomial tail, by Pascal's recurrence: C(n, i + 1) = C(n, i) (n - i) / (i + 1).
    let (few, all) = (min(test.only_first, test.only_second), test.only_first + test.only_second)
    var term = pow(0.5, Double(all))
    var tail = 0.0
    for index in 0...few {
      tail += term
      term *= Double(all - index) / Double(index + 1)
    }
    #expect(isSame(test.p, min(1, 2 * tail)))
  }

  // MARK: - From the weights

  private func checkModel(
    _ model: CompareModel, _ test: LabeledExamples, _ predictions: ComparePredictions
  ) {
    for index in 0..<test.count {
      let x = test.features.row(index).map(Double.init)
      for (name, scores) in [
        ("network", model.probabilities(x)), ("linear-svm", model.decisions(x)),
      ] {
        let saved = predictions.scores[name]?[index] ?? []
        #expect(saved.count == scores.count)
        #expect(zip(saved, scores).allSatisfy { abs($0 - $1) < 1e-4 }, "\(saved) \(scores)")
        // Where two classes are as good as equal, rounding may decide.
        let guess = predictions.guesses[name]?[index] ?? 0
        #expect(scores[guess] > (scores.max() ?? 0) - 1e-5)
      }
    }
  }

  private func checkObjectives(
    _ model: CompareModel, _ training: LabeledExamples, _ machine: CompareResults.ClassifierPart
  ) throws {
    let c = try #require(machine.C)
    let objectives = try #require(machine.objective)
    #expect(objectives.count == training.classCount)
    let examples = (0..<training.count).map { training.features.row($0).map(Double.init) }
    let decisions = examples.map(model.decisions)
    for (label, objective) in objectives.enumerated() {
      var sum = model.squaredLength(label) / 2
      for (index, truth) in training.labels.ids.enumerated() {
        let shortfall = max(0, 1 - (truth == label ? 1 : -1) * decisions[index][label])
        sum += c * (machine.loss == "hinge" ? shortfall : shortfall * shortfall)
      }
      #expect(abs(sum / objective - 1) < 1e-5, "class \(label): \(sum), expected \(objective)")
    }
    #expect((0...1e-4).contains(machine.relative_gap ?? 1))
  }

  /// The weights that were saved are those with which the last epoch was judged.
  private func checkLastEpoch(
    _ model: CompareModel, _ validation: LabeledExamples, _ network: CompareResults.ClassifierPart
  ) {
    var (loss, correct) = (0.0, 0)
    for (index, truth) in validation.labels.ids.enumerated() {
      let probabilities = model.probabilities(validation.features.row(index).map(Double.init))
      // As in Keras, a probability below 1e-7 counts as 1e-7.
      loss -= log(max(1e-7, probabilities[truth])) / Double(validation.count)
      if probabilities.firstIndex(of: probabilities.max() ?? 0) == truth { correct += 1 }
    }
    #expect(abs((network.history?["val_loss"]?.last ?? 0) - loss) < 1e-5)
    #expect(network.history?["val_accuracy"]?.last == Double(correct) / Double(validation.count))
  }

  private func isSame(_ first: Double, _ second: Double) -> Bool { abs(first - second) < 1e-12 }
}

/// The weights that `compare` saved, and what they compute, in double precision.
private struct CompareModel {
  let layers: [(kernel: [[Double]], bias: [Double])]
  let machine: (kernel: [[Double]], bias: [Double])

  init(_ path: String) throws {
    let file = try SafetensorsFile(contentsOf: path)
    func layer(_ name: String) throws -> (kernel: [[Double]], bias: [Double]) {
      let kernel = try #require(file["\(name).kernel"])
      let bias = try #require(file["\(name).bias"])
      try #require(kernel.shape.count == 2 && bias.shape == [kernel.shape[1]])
      let rows = (0..<kernel.shape[0]).map { row in
        kernel.values[row * kernel.shape[1]..<(row + 1) * kernel.shape[1]].map(Double.init)
      }
      return (rows, bias.values.map(Double.init))
    }
    let names = try #require(file.metadata["network.layers"])
    layers = try JSONDecoder().decode([String].self, from: Data(names.utf8)).map {
      try layer("network.\($0)")
    }
    machine = try layer("linear-svm")
    #expect(layers.count == 3 && file.tensors.count == 8)
  }

  /// Of the network, and of the machine: with two classes its first column mirrors the second.
  var parameterCounts: [Int] {
    let columns = machine.bias.count == 2 ? 1 : machine.bias.count
    return [
      layers.reduce(0) { $0 + ($1.kernel.count + 1) * $1.bias.count },
      (machine.kernel.count + 1) * columns,
    ]
  }

  /// Softmax over the last layer, ReLU in the others.
  func probabilities(_ x: [Double]) -> [Double] {
    var values = x
    for (index, layer) in layers.enumerated() {
      values = affine(values, layer)
      if index < layers.count - 1 { values = values.map { max(0, $0) } }
    }
    let largest = values.max() ?? 0
    let powers = values.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  func decisions(_ x: [Double]) -> [Double] { affine(x, machine) }

  /// ‖w‖² of a class, the bias included.
  func squaredLength(_ label: Int) -> Double {
    machine.kernel.reduce(machine.bias[label] * machine.bias[label]) {
      $0 + $1[label] * $1[label]
    }
  }

  private func affine(
    _ x: [Double], _ layer: (kernel: [[Double]], bias: [Double])
  ) -> [Double] {
    var sums = layer.bias
    for (value, row) in zip(x, layer.kernel) {
      for unit in sums.indices { sums[unit] += value * row[unit] }
    }
    return sums
  }
}
