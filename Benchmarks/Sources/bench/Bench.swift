import Foundation
import Workbench

/// Times one piece of work in this process; prints what it took and what came out as a line of JSON.
///
/// Reading the data is not counted. One fit a process, so that each one starts cold.
@main struct Bench {
  static let usage = """
    bench network EPOCHS THREADS sgd|adam
    bench svm C squared_hinge|hinge THREADS
    bench figure FILE TURNS
    """

  /// With the settings that Keras has by default.
  static let optimizers: [String: any Optimizer] = ["sgd": SGD(), "adam": Adam()]

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(1)
    }
  }

  static func run(_ words: [String]) throws {
    if words.count == 4, words[0] == "network", let epochs = Int(words[1]),
      let threads = Int(words[2]), let optimizer = optimizers[words[3]]
    {
      try write(
        NetworkTiming.measured(epochs: epochs, threads: threads, optimizer: optimizer))
    } else if words.count == 4, words[0] == "svm", let c = Double(words[1]),
      let loss = SVMLoss(rawValue: words[2]), let threads = Int(words[3])
    {
      try write(SVMTiming.measured(c: c, loss: loss, threads: threads))
    } else if words.count == 3, words[0] == "figure", let turns = Int(words[2]), turns > 0 {
      try write(FigureTiming.measured(path: words[1], turns: turns))
    } else {
      FileHandle.standardError.write(Data("\(usage)\n".utf8))
      exit(64)
    }
  }

  static func write(_ timing: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    FileHandle.standardOutput.write(try encoder.encode(timing) + Data("\n".utf8))
  }
}

/// How long some work takes, in seconds of the wall clock.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(work)
  return duration / .seconds(1)
}

/// The fraction of examples for which a classifier is right.
func accuracy(of classifier: some Classifier, on examples: LabeledExamples) throws -> Double {
  let guesses = try classifier.predict(examples.features).ids
  let right = zip(guesses, examples.labels.ids).count { $0 == $1 }
  return Double(right) / Double(examples.count)
}
