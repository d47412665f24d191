import Foundation
import LessonSupport
import Testing
import Workbench

/// A training that leaves a network no better than guessing.
@Suite struct TaughtNothingTests {
  private func warning(_ losses: [Double], measured: [Double] = []) throws -> String {
    let fields: [String: Any] = [
      "schema": 1, "loss": losses, "accuracy": losses.map { _ in 0.1 }, "seconds": [Double](),
      "val_loss": [Double](), "val_accuracy": [Double](), "measured_loss": measured,
      "measured_accuracy": measured.map { _ in 0.1 },
    ]
    let history = try JSONDecoder().decode(
      History.self, from: JSONSerialization.data(withJSONObject: fields))
    let recorded = RecordedConsole()
    recorded.console.warnUnlessLearnt(history, classCount: 10)
    return recorded.messages
  }

  /// ln 10 = 2.3026, and 98 hundredths of it are 2.2565.
  @Test(arguments: [([2.3, 2.2566], true), ([2.3, 2.2564], false), ([900], true), ([0.4], false)])
  func aLossOfGuessingIsWarnedOf(losses: [Double], isWarned: Bool) throws {
    let text = try warning(losses)
    #expect(text.isEmpty != isWarned)
    if isWarned {
      #expect(text.contains("has taught nothing: the loss is"))
      #expect(text.contains("guessing would have 2.3026. The learning rate is too large for this"))
      #expect(text.contains("or far too small"))
    }
  }

  /// After a single epoch the mean is high, although the network has learnt.
  @Test func whatIsMeasuredAfterTheEpochCounts() throws {
    #expect(try warning([2.29], measured: [1.8]).isEmpty)
    #expect(try !warning([2.2], measured: [2.31]).isEmpty)
  }
}
