import Foundation
import Learning
import Matrices
import Networks
import Testing

struct HistoryTests {
  @Test func keysAreKerassAndEpochsCountFromZero() throws {
    var network = try flowerNetwork()
    let history = try network.fit(
      flowers(30), validation: flowers(9, seed: 2), epochs: 2, batchSize: 20, seed: 1,
      measuresTraining: true)
    let lines = history.csv(includesSeconds: false).split(separator: "\n")
    #expect(
      lines[0] == "epoch,accuracy,loss,measured_accuracy,measured_loss,val_accuracy,val_loss")
    #expect(lines.count == 3 && lines[1].hasPrefix("0,") && lines[2].hasPrefix("1,"))
    #expect(lines[1].split(separator: ",")[2] == "\(history.loss[0])")
    // With the times, there is one column more.
    for (bare, timed) in zip(lines, history.csv().split(separator: "\n")) {
      #expect(timed.hasPrefix(bare + ","))
    }
    #expect(history.csv().hasPrefix("\(lines[0]),seconds\n"))
    #expect(history.csv().hasSuffix(",\(history.seconds[1])\n"))
    let json = try history.json()
    for key in [
      "\"loss\"", "\"accuracy\"", "\"val_loss\"", "\"val_accuracy\"", "\"seconds\"", "\"params\"",
      "\"batch_size\" : 20", "\"epochs\" : 2", "\"steps\" : 2", "\"schema\" : 1",
    ] {
      #expect(json.contains(key), "\(key)")
    }
    let isEqual = try JSONDecoder().decode(History.self, from: Data(json.utf8)) == history
    #expect(isEqual)
    #expect(history.epochs == 0..<2 && history.seconds.count == 2)
  }

  @Test func withoutValidationTheColumnsAreMissing() throws {
    var network = try flowerNetwork()
    let history = try network.fit(flowers(30), epochs: 1, batchSize: 30, seed: 1)
    #expect(history.csv(includesSeconds: false).hasPrefix("epoch,accuracy,loss\n0,"))
    #expect(History().csv(includesSeconds: false) == "epoch\n")
  }

  /// Measured after the epoch, with the weights that are left; the running mean lags behind.
  @Test func theMeasuredLossIsThatOfTheWeightsAfterTheEpoch() throws {
    var network = try flowerNetwork()
    let training = try flowers(60)
    let history = try network.fit(
      training, epochs: 3, batchSize: 5, seed: 1, measuresTraining: true)
    let (loss, accuracy) = try network.evaluate(training)
    #expect(history.measuredLoss[2] == loss && history.measuredAccuracy[2] == accuracy)
    #expect(history.measuredLoss[0] < history.loss[0])
  }

  /// Of 12,000 examples 5,000, spread evenly: number 0, 2, 4, 7, 9, 12, …, that is 12 i / 5.
  @Test func aPartOfManyExamplesIsMeasured() throws {
    let (kept, count) = (5_000, 12_000)
    let chosen = Set((0..<kept).map { $0 * 12 / 5 })
    let features = Matrix(
      rowCount: count, columnCount: 1, elements: (0..<count).map { chosen.contains($0) ? 1 : 3 })
    let examples = try TargetExamples(
      features: features, values: Matrix(rowCount: count, columnCount: 1))
    var network = try Sequential(inputShape: [1], seed: 1) {
      Dense(1, kernelInitializer: .constant(1))
    }
    let history = try network.fit(
      examples, epochs: 1, batchSize: count, optimizer: SGD(learningRate: 1e-30), seed: 1,
      measuresTraining: true)
    #expect(history.measuredLoss == [1])
    #expect(history.accuracy.isEmpty && history.measuredAccuracy.isEmpty)
  }

  @Test(
    arguments: [
      ("\"schema\" : 1", "\"schema\" : 2", "expected a history of schema 1, found 2"),
      ("\"val_loss\" : [", "\"val_loss\" : [ 1,", "val_loss: expected no values or 2"),
      ("\"seconds\" : [", "\"seconds\" : [ 1,", "found 3 times"),
      ("\"loss\" : [", "\"best_epoch\" : -1, \"loss\" : [", "epoch -1"),
    ]) func listsOfOtherLengthsAreRefused(text: String, other: String, words: String) throws
  {
    var network = try flowerNetwork()
    let history = try network.fit(
      flowers(30), validation: flowers(9, seed: 2), epochs: 2, batchSize: 20, seed: 1)
    let json = try history.json().replacing(text, with: other)
    let error = #expect(throws: NetworkError.self) {
      _ = try JSONDecoder().decode(History.self, from: Data(json.utf8))
    }
    #expect(error?.description.contains(words) == true)
  }
}
