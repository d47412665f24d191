import Foundation
import Workbench

/// What all experiments have in common: examples, a network as it begins, and how much is trained.
public struct ExperimentPlan: Sendable {
  /// What is learnt from.
  package let training: LabeledExamples
  /// What every training is judged on.
  package let validation: LabeledExamples
  /// Where both come from.
  let data: Dataset
  /// The network with the weights that every training begins with.
  package let start: Sequential
  /// The batch sizes to compare, each from 1 to the number of examples.
  package let sizes: [Int]
  /// How often each training sees all examples, at least.
  package let epochs: Int
  /// How many updates each batch size makes, at least.
  package let updates: Int
  /// η of plain gradient descent.
  package let learningRate: Double
  /// Where the order of the examples begins.
  let seed: UInt64
  /// Who computes; no result depends on it.
  let team: WorkerTeam

  /// What is trained, and on what, in a sentence.
  public var summary: String {
    let units = start.parameters.dropLast().map { String($0.bias.count) }
    return
      "Every training begins with the same \(grouped(start.parameterCount)) weights and biases: "
      + "\(grouped(start.inputCount)) inputs, \(units.joined(separator: " and ")) ReLU units, "
      + "\(start.outputCount) outputs. It learns from \(part), and is judged on "
      + "\(counted(validation.count)) of the validation part. \(reason)"
  }

  private var part: String {
    training.count == data.training.count
      ? "all \(counted(training.count)) of the training part"
      : "\(counted(training.count)) of the \(grouped(data.training.count)) of the training part"
  }

  private var reason: String {
    training.count == data.training.count
      ? "" : "More of them (--images) would give better networks, and take longer."
  }

  /// Images or rows with their number.
  func counted(_ count: Int) -> String {
    "\(grouped(count)) \(count == 1 ? String(data.unit.dropLast()) : data.unit)"
  }

  /// Batches with their number.
  func batches(_ count: Int) -> String {
    "\(grouped(count)) \(count == 1 ? "batch" : "batches")"
  }

  /// The learning rate of the batch sizes, the thousands of a whole number apart.
  var rateText: String {
    learningRate >= 1000 && learningRate < 1e15 && learningRate == learningRate.rounded()
      ? grouped(Int(learningRate)) : plain(learningRate)
  }

  /// What a batch size is called: `1 image`, `32 images`, `all 5,000`.
  func name(ofSize size: Int) -> String {
    size == training.count ? "all \(grouped(size))" : counted(size)
  }

  /// How many updates an epoch has.
  package func updatesPerEpoch(ofSize size: Int) -> Int { (training.count + size - 1) / size }

  /// How many examples were seen after some updates; the last batch of an epoch may be smaller.
  package func examplesSeen(after updates: Int, ofSize size: Int) -> Int {
    let perEpoch = updatesPerEpoch(ofSize: size)
    return updates / perEpoch * training.count + updates % perEpoch * size
  }

  /// The loss of somebody who calls all classes equally probable: ln classes.
  var guessingLoss: Double { log(Double(data.classNames.count)) }

  /// A remark below the title of a figure.
  func subtitle(_ words: String) -> String {
    "\(data.name), \(counted(training.count)), \(words)"
  }

  /// How long something took; less than a second is not rounded to nothing.
  func time(_ seconds: Double) -> String {
    seconds > 0 && seconds < 0.95 ? "\(significant(seconds, 1)) s" : duration(seconds)
  }
}
