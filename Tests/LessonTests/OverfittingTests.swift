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

  /// The validation loss is lowest in epoch 2 of 7 and rises by 0.12 from there; the training loss
  /// falls by 0.25.
  @Test func overfittingIsSeen() throws {
    let text = try sentence(
      [0.6, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2], [0.5, 0.4, 0.42, 0.44, 0.46, 0.48, 0.52],
      [0.8, 0.9, 0.9, 0.9, 0.9, 0.9, 0.88])
    #expect(
      text
        == "The validation loss is lowest after epoch 2 of 7, 0.4000. Since then it has risen by "
        + "0.1200. The training loss, measured in the same way, has fallen by 0.2500 meanwhile, to "
        + "0.2000: the network gets better and better on the images that it learns from, and no "
        + "longer on others. That is what overfitting looks like. The validation accuracy fell from "
        + "90.0 % to 88.0 %.")
  }

  @Test func aFewEpochsAreNoProof() throws {
    let text = try sentence(
      [0.6, 0.45, 0.4, 0.39], [0.5, 0.4, 0.42, 0.41], [0.8, 0.85, 0.9, 0.91])
    #expect(text.contains("The validation accuracy rose from 85.0 % to 91.0 %. But the curves"))
    #expect(
      text.hasSuffix("2 epochs after the lowest point may be chance: more epochs would tell."))
    let one = try sentence([0.6, 0.45, 0.4], [0.5, 0.4, 0.41], [0.8, 0.85001, 0.85002])
    #expect(one.contains("The validation accuracy is 85.0 %, as it was then."))
    #expect(one.contains("and a single epoch after the lowest point"))
  }

  @Test func aLossThatRisesOnBothIsNoOverfitting() throws {
    let text = try sentence([0.3, 0.2, 0.9, 1.5], [0.3, 0.25, 0.8, 1.2], [0.9, 0.9, 0.7, 0.5])
    #expect(text.contains("has not fallen either (0.2000, then 1.5000): that is no overfitting"))
    #expect(!text.contains("looks like") && !text.contains("chance"))
  }

  @Test func untilTheEndNothingIsSeen() throws {
    let text = try sentence([0.6, 0.5], [0.55, 0.525], [0.8, 0.81])
    #expect(text.hasPrefix("The validation loss is lowest after the last epoch, 0.5250: "))
    #expect(text.contains("is 0.5000, 0.0250 below. More epochs"))
    let above = try sentence([0.6, 0.55], [0.55, 0.525], [0.8, 0.81])
    #expect(above.contains("is 0.5500, 0.0250 above. More epochs"))
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
    #expect(conclusions.count == 2 && history.fitSeconds == 4.5)
    #expect(
      conclusions[0]
        == "Training ended after epoch 3: it was time. The weights are those of epoch 2, the best.")
  }
}
