import Foundation
import LessonSupport
import Testing
import Workbench

/// What is said about learning curves, from curves that were made up.
@Suite struct OverfittingTests {
  /// A history as a file would hold it.
  private func history(
    measured: [Double], validation: [Double], accuracy: [Double], bestEpoch: Int? = nil,
    stopReason: String? = nil
  ) throws -> History {
    var fields: [String: Any] = [
      "schema": 1, "loss": measured, "accuracy": accuracy, "seconds": measured.map { _ in 1.5 },
      "val_loss": validation, "val_accuracy": accuracy, "measured_loss": measured,
      "measured_accuracy": accuracy,
    ]
    if let bestEpoch { fields["best_epoch"] = bestEpoch }
    if let stopReason { fields["stop_reason"] = stopReason }
    return try JSONDecoder().decode(
      History.self, from: JSONSerialization.data(withJSONObject: fields))
  }

  private func sentence(
    _ measured: [Double], _ validation: [Double], _ accuracy: [Double]
  ) throws -> String {
    let history = try history(measured: measured, validation: validation, accuracy: accuracy)
    return try #require(Overfitting(history)).sentence
  }

  private func verdict(_ measured: [Double], _ validation: [Double]) throws -> Overfitting.Verdict {
    let history = try history(
      measured: measured, validation: validation, accuracy: measured.map { 1 - $0 / 2 })
    return try #require(Overfitting(history)).verdict
  }

  /// The gap is -0.05 after epoch 2 and 0.32 after epoch 7.
  ///
  /// Its changes are 0.05, 0.07 four times and
  /// 0.09. The validation loss is lowest in epoch 2 and rises by 0.12, its changes are mostly 0.02.
  @Test func overfittingIsSeen() throws {
    let text = try sentence(
      [0.6, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2], [0.5, 0.4, 0.42, 0.44, 0.46, 0.48, 0.52],
      [0.8, 0.9, 0.9, 0.9, 0.9, 0.9, 0.88])
    #expect(
      text
        == "The validation loss is lowest after epoch 2 of 7, 0.4000. Overfitting shows in the gap, "
        + "validation minus training loss, both measured after the epoch: -0.0500 after epoch 2, "
        + "0.3200 at the end; from one epoch to the next it typically changes by 0.0700. It has "
        + "clearly grown: the network gains more on the images that it learns from than on others. "
        + "That is overfitting, and other images suffer from it: their loss has risen by 0.1200 "
        + "since it was lowest. The validation accuracy fell from 90.0 % to 88.0 % since epoch 2.")
  }

  /// The losses of the lesson's network over 100 epochs, rounded: training, then validation.
  static let lesson: [(Double, Double)] = [
    (0.528, 0.525), (0.467, 0.446), (0.422, 0.409), (0.396, 0.398), (0.379, 0.385),
    (0.352, 0.365), (0.366, 0.371), (0.373, 0.381), (0.330, 0.358), (0.337, 0.364),
    (0.307, 0.339), (0.299, 0.332), (0.299, 0.338), (0.302, 0.347), (0.306, 0.344),
    (0.272, 0.323), (0.275, 0.321), (0.267, 0.316), (0.268, 0.324), (0.260, 0.320),
    (0.257, 0.323), (0.271, 0.336), (0.247, 0.314), (0.235, 0.310), (0.241, 0.321),
    (0.242, 0.325), (0.237, 0.311), (0.223, 0.305), (0.232, 0.325), (0.213, 0.312),
    (0.211, 0.300), (0.202, 0.300), (0.205, 0.298), (0.195, 0.299), (0.190, 0.296),
    (0.192, 0.295), (0.185, 0.292), (0.185, 0.303), (0.186, 0.311), (0.173, 0.291),
    (0.173, 0.301), (0.171, 0.302), (0.188, 0.321), (0.192, 0.312), (0.174, 0.308),
    (0.169, 0.312), (0.155, 0.295), (0.158, 0.305), (0.150, 0.299), (0.157, 0.327),
    (0.145, 0.297), (0.148, 0.302), (0.169, 0.315), (0.156, 0.316), (0.174, 0.329),
    (0.142, 0.308), (0.150, 0.327), (0.131, 0.307), (0.137, 0.312), (0.132, 0.306),
    (0.119, 0.310), (0.138, 0.318), (0.134, 0.328), (0.147, 0.346), (0.130, 0.333),
    (0.125, 0.314), (0.128, 0.328), (0.122, 0.336), (0.104, 0.327), (0.111, 0.329),
    (0.116, 0.336), (0.100, 0.314), (0.114, 0.337), (0.101, 0.327), (0.112, 0.350),
    (0.100, 0.332), (0.100, 0.350), (0.109, 0.351), (0.173, 0.408), (0.083, 0.333),
    (0.118, 0.382), (0.084, 0.341), (0.089, 0.349), (0.135, 0.418), (0.091, 0.366),
    (0.071, 0.347), (0.091, 0.358), (0.074, 0.347), (0.082, 0.355), (0.088, 0.366),
    (0.069, 0.343), (0.081, 0.368), (0.068, 0.359), (0.068, 0.364), (0.063, 0.345),
    (0.057, 0.358), (0.062, 0.358), (0.093, 0.422), (0.071, 0.373), (0.051, 0.359),
  ]

  /// Wherever training ends, a claim once made stays: none up to epoch 8, overfitting from 9 on.
  @Test func noClaimIsTakenBack() throws {
    let (training, validation) = (Self.lesson.map(\.0), Self.lesson.map(\.1))
    for count in 2...Self.lesson.count {
      let found = try verdict(Array(training.prefix(count)), Array(validation.prefix(count)))
      #expect(found == (count < 9 ? .none : .overfitting), "\(count) epochs")
    }
  }

  /// The gap grows while the validation loss is lowest at the end: overfitting that costs nothing yet.
  @Test func othersNeedNotSufferYet() throws {
    let text = try sentence(
      [0.6, 0.5, 0.4, 0.3, 0.2, 0.1], [0.6, 0.58, 0.56, 0.54, 0.52, 0.5],
      [0.8, 0.8, 0.8, 0.8, 0.8, 0.81])
    #expect(text.hasPrefix("The validation loss is lowest after the last epoch, 0.5000. "))
    #expect(text.contains("That is overfitting; other images do not suffer from it yet, as"))
    #expect(text.hasSuffix("The validation accuracy is 81.0 %."))
  }

  /// The gap is 0.01 throughout.
  @Test func aGapThatStaysIsNoOverfitting() throws {
    let text = try sentence(
      [0.6, 0.5, 0.4, 0.41], [0.61, 0.51, 0.41, 0.42], [0.8, 0.81, 0.82, 0.82])
    #expect(text.contains("That is no clear growth: no overfitting can be seen."))
    #expect(text.hasSuffix("The validation accuracy is 82.0 %, as after epoch 3."))
    let falling = try sentence([0.6, 0.5], [0.55, 0.525], [0.8, 0.81])
    #expect(
      falling.hasSuffix("The validation accuracy is 81.0 %. More epochs may do better still."))
  }

  /// From 0.3 to 1.4, with changes of 0.4: more than twice as much.
  @Test func aLossThatRisesOnBothIsNoOverfitting() throws {
    let text = try sentence(
      [0.3, 0.2, 0.6, 1.0, 1.4], [0.3, 0.25, 0.8, 1.2, 1.9], [0.9, 0.9, 0.7, 0.5, 0.4])
    #expect(
      text.contains(
        "has risen from 0.3000 after epoch 1 to 1.4000 at the end: that is no overfitting; the "
          + "steps may be too large."))
    #expect(!text.contains("That is overfitting"))
  }

  @Test func theTableHasTheFirstTheBestAndTheLastEpoch() throws {
    func rows(_ validation: [Double]) throws -> [[String]] {
      let table = try history(
        measured: validation, validation: validation, accuracy: validation.map { 1 - $0 }
      ).epochTable
      return table.rows.map { Array($0.prefix(3)) }
    }
    #expect(
      try rows([0.5, 0.25, 0.4]) == [
        ["first", "1", "0.5000"], ["best", "2", "0.2500"], ["last", "3", "0.4000"],
      ])
    #expect(try rows([0.5, 0.25]) == [["first", "1", "0.5000"], ["best, last", "2", "0.2500"]])
    #expect(try rows([0.5, 0.75]) == [["first, best", "1", "0.5000"], ["last", "2", "0.7500"]])
    #expect(try rows([0.5]) == [["first, best, last", "1", "0.5000"]])
  }

  /// ln 10 = 2.3026 is the loss of guessing: more epochs of a network that died do nothing.
  @Test func whoHasLearntNothingIsPromisedNothing() throws {
    let text = try sentence([2.3026, 2.3026, 2.3026], [2.303, 2.3029, 2.3028], [0.1, 0.1, 0.1])
    #expect(text.contains("lowest after the last epoch") && !text.contains("More epochs"))
    let learnt = try sentence([2.3, 1.9, 1.6], [2.3, 1.9, 1.6], [0.1, 0.3, 0.5])
    #expect(learnt.hasSuffix("More epochs may do better still."))
  }

  @Test func ofOneEpochNothingCanBeSaid() throws {
    let text = try sentence([0.6], [0.5], [0.8])
    #expect(text.hasPrefix("After a single epoch nobody can say"))
    #expect(text.hasSuffix("it is 0.5000, that of the training images 0.6000."))
  }

  @Test func withoutBothCurvesNothingIsSaid() throws {
    let history = try history(measured: [0.6], validation: [], accuracy: [])
    #expect(Overfitting(history) == nil && history.conclusions.isEmpty)
    #expect(Overfitting(History()) == nil)
  }

  @Test func theEndOfTrainingIsSaidFirst() throws {
    let history = try history(
      measured: [0.6, 0.5, 0.4], validation: [0.5, 0.4, 0.6], accuracy: [0.8, 0.8, 0.8],
      bestEpoch: 1, stopReason: "it was time")
    let conclusions = history.conclusions
    #expect(conclusions.count == 3 && history.fitSeconds == 4.5)
    #expect(
      conclusions[0]
        == "loss and accuracy are means while learning, val_loss and val_accuracy are measured "
        + "after the epoch.")
    #expect(
      conclusions[1]
        == "Training ended after epoch 3: it was time. The weights are those of epoch 2, the best.")
  }
}
