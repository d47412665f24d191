import Foundation
import LessonSupport
import Testing
import Workbench

/// The learning curves of a training: which epoch they mark, and where.
@Suite struct HistoryFigureTests {
  /// A history of three epochs with its losses and accuracies on validation examples.
  private func history(_ losses: [Double], _ accuracies: [Double]) throws -> History {
    let json = """
      {"schema": 1, "loss": [3, 2, 1], "accuracy": [0.1, 0.2, 0.3], "val_loss": \(losses),
       "val_accuracy": \(accuracies), "measured_loss": [], "measured_accuracy": [], "seconds": []}
      """
    return try JSONDecoder().decode(History.self, from: Data(json.utf8))
  }

  private func figure(_ history: History, _ theme: Theme = .slide) throws -> Figure {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    return try history.figure(of: Dataset.images(folder: folder.path + "/d"), theme: theme)
  }

  /// The best accuracy, of epoch 1, is marked in neither panel: the epoch of the lowest loss is,
  /// in both, under the same words.
  @Test func bothPanelsMarkTheEpochOfTheLowestLoss() throws {
    let figure = try figure(history([0.9, 0.5, 0.7], [0.8, 0.6, 0.7]))
    let texts = figure.graphics.texts
    let marks = texts.filter { $0.string == "lowest validation loss: epoch 2" }.map(\.frame.midX)
    let middle = figure.graphics.size.width / 2
    #expect(marks.count == 2 && marks.contains { $0 < middle } && marks.contains { $0 > middle })
    #expect(texts.count { $0.string.contains("lowest") } == 2)
    let panels = figure.description.components(separatedBy: "accuracy: ")
    #expect(panels.count == 2 && panels[0].contains("; lowest validation loss: epoch 2."))
    #expect(panels.last?.contains("; lowest validation loss: epoch 2.") == true)
    // Each panel has its own upright line, in the middle of the three epochs.
    let lines = figure.graphics.shapes.compactMap { shape -> Double? in
      guard case .path(let ends, false) = shape.outline, ends.count == 2, ends[0].x == ends[1].x,
        abs(ends[0].y - ends[1].y) > 300
      else { return nil }
      return ends[0].x
    }
    #expect(lines.contains { $0 < middle } && lines.contains { $0 > middle })
  }

  /// Of equal losses the first is marked; the last epoch is called so.
  @Test func theFirstOfEqualLossesIsMarked() throws {
    let equal = try figure(history([0.5, 0.5, 0.7], [0.1, 0.1, 0.1])).graphics.texts
    #expect(equal.contains { $0.string == "lowest validation loss: epoch 1" })
    let last = try figure(history([0.9, 0.8, 0.7], [0.1, 0.1, 0.1])).graphics.texts
    #expect(last.count { $0.string.hasSuffix(": last epoch") } == 2)
  }
}
