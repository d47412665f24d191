import Foundation
import LessonSupport
import Testing
import Workbench

/// What `fashion` keeps of a training, and goes on from.
@Suite(.serialized) struct FashionTrainingTests {
  /// 2 epochs and then 2 more give the same files as 4 at once, whatever the optimizer remembers.
  @Test(arguments: [
    ["--optimizer", "sgd"], ["--optimizer", "momentum"], ["--optimizer", "nesterov"],
    ["--optimizer", "rmsprop"], ["--optimizer", "adam", "--patience", "50"],
  ])
  func aTrainingGoesOnToTheSameBits(options: [String]) throws {
    let folder = try FashionRun.folder()
    func files(_ run: String) -> [String] {
      ["--save-model", run + "m", "--checkpoint", run + "c", "--csv-log", run + "l"]
    }
    let whole = try folder.fashion(FashionRun.common + options + ["--epochs", "4"] + files("a"))
    #expect(whole.status == 0, "\(whole.errors)")
    let curves = try folder.bytes(of: "f/learning-curves.png")
    let half = try folder.fashion(FashionRun.common + options + ["--epochs", "2"] + files("b"))
    #expect(half.status == 0)
    #expect(try folder.bytes(of: "am") != folder.bytes(of: "bm"))
    let rest = try folder.fashion(FashionRun.common + options + ["--epochs", "4"] + files("b"))
    #expect(rest.status == 0, "\(rest.errors)")
    for name in ["m", "c", "l"] {
      let same = try folder.bytes(of: "a" + name) == folder.bytes(of: "b" + name)
      #expect(same, "\(name)")
    }
    #expect(try folder.text(of: "al").split(separator: "\n").count == 5)
    // The picture of the change is drawn from the weights before the first epoch, not the third.
    let redrawn = try folder.bytes(of: "f/learning-curves.png")
    #expect(redrawn == curves)
    // Each says which file it evaluates.
    #expect(whole.output.replacing("kept in ac", with: "kept in bc") == rest.output)
  }

  @Test func aNetworkThatWasSavedSaysTheSame() throws {
    let folder = try FashionRun.folder()
    let trained = try FashionRun.run(
      "--epochs", "3", "--save-model", "m", "--json", "a.json", in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    let loaded = try FashionRun.run(
      "--load-model", "m", "--json", "b.json", "--predictions", "p.csv", in: folder)
    #expect(loaded.status == 0, "\(loaded.errors)")
    let (a, b) = (
      try FashionResultsFile("a.json", in: folder), try FashionResultsFile("b.json", in: folder)
    )
    #expect(a.classifier.weight_digest == b.classifier.weight_digest)
    #expect(a.classifier.confusion_matrix == b.classifier.confusion_matrix)
    #expect(a.test_loss == b.test_loss && a.training != nil && b.training == nil)
    #expect(a.first_guesses.map(\.probabilities) == b.first_guesses.map(\.probabilities))
    #expect(a.figures.contains("f/learning-curves.png"))
    #expect(!b.figures.contains("f/learning-curves.png") && b.figures.contains("f/weights.png"))
    #expect(!loaded.output.contains("fit: "))
    // Line by line, the table says what the confusion matrix counts.
    let rows = try folder.text(of: "p.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    var counts = b.classifier.confusion_matrix.map { $0.map { _ in 0 } }
    for row in rows {
      let (truth, guess) = (try #require(Int(row[1])), try #require(Int(row[2])))
      counts[truth][guess] += 1
    }
    #expect(counts == b.classifier.confusion_matrix)
  }

  /// With a patience, the weights are those of the epoch of the lowest validation loss.
  @Test func patienceKeepsTheBestWeights() throws {
    let folder = try FashionRun.folder()
    let options = ["--learning-rate", "0.5", "--csv-log", "l", "--save-model", "m"]
    let long = try folder.fashion(
      FashionRun.common + options + ["--epochs", "400", "--patience", "3", "--json", "r.json"])
    #expect(long.status == 0, "\(long.errors)")
    let training = try #require(FashionResultsFile("r.json", in: folder).training)
    let best = try #require(training.best_epoch)
    let losses = try folder.text(of: "l").split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",").last ?? "")
    }
    #expect(losses.count == best + 4 && losses.count < 400)
    #expect(losses.min() == losses[best])
    let words = long.output.replacing("\n", with: " ")
    #expect(words.contains("Training ended after epoch \(best + 4): val_loss was best in epoch"))
    #expect(words.contains("The weights are those of epoch \(best + 1), the best."))
    let kept = try folder.bytes(of: "m")
    let short = try folder.fashion(FashionRun.common + options + ["--epochs", "\(best + 1)"])
    #expect(short.status == 0)
    let same = try folder.bytes(of: "m") == kept
    #expect(same)
  }

  @Test func timeThatIsUpEndsTrainingAfterAnEpoch() throws {
    let folder = try FashionRun.folder()
    let run = try FashionRun.run(
      "--epochs", "100000", "--minutes", "1e-9", "--csv-log", "l", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.text(of: "l").split(separator: "\n").count == 2)
    #expect(
      run.output.replacing("\n", with: " ").contains(
        "Training ended after epoch 1: the next epoch would not have ended within 1e-09 minutes"))
  }

  /// The same command again, when all epochs are made: the same output and files, nothing trained.
  @Test(arguments: [[], ["--patience", "50", "--learning-rate", "2"]])
  func aCompleteTrainingIsShownAgain(options: [String]) throws {
    let folder = try FashionRun.folder()
    let arguments =
      FashionRun.common.filter { $0 != "-q" } + options + [
        "--epochs", "6", "--checkpoint", "c", "--save-model", "m",
      ]
    let first = try folder.fashion(arguments)
    #expect(first.status == 0, "\(first.errors)")
    let files = try ["c", "m"].map(folder.bytes)
    let again = try folder.fashion(arguments)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == first.output)
    #expect(again.errors.contains("the training in c was complete, 6 of 6 epochs"))
    let same = try ["c", "m"].map(folder.bytes) == files
    #expect(same)
  }
}
