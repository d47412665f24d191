import Workbench

/// How good batches of several sizes are after so many updates each.
struct BatchRanking {
  /// One batch size.
  struct Entry {
    let run: BatchRun
    /// After the updates, or the last good value before them.
    let point: BatchRun.Point
    /// Whether the training was not stopped before.
    let isWhole: Bool
    /// What the size is called, such as `32 images`.
    let name: String
    /// The same in a sentence, such as `a batch of 32 images`.
    var batchName: String { "a batch of \(name)" }
    /// The number of updates, with a mark if more were to be made.
    var updatesText: String { grouped(point.updates) + (isWhole ? "" : "*") }
  }

  /// In the order of the sizes given.
  let entries: [Entry]

  /// Looks at each training after a number of updates.
  init(_ plan: ExperimentPlan, _ places: [(run: BatchRun, updates: Int)]) {
    entries = places.compactMap { run, updates in
      run.after(updates: updates).map { point in
        Entry(
          run: run, point: point, isWhole: run.isWhole(until: updates),
          name: plan.name(ofSize: run.size))
      }
    }
  }

  /// Those that were not stopped.
  private var whole: [Entry] { entries.filter(\.isWhole) }

  /// The one of the lowest loss among those that were not stopped.
  var best: Entry? { whole.min { $0.point.loss < $1.point.loss } }

  /// The smallest and the largest size among those that were not stopped; nil if there is only one.
  var smallestAndLargest: (small: Entry, large: Entry)? {
    guard let small = whole.min(by: { $0.run.size < $1.run.size }),
      let large = whole.max(by: { $0.run.size < $1.run.size }), small.run.size < large.run.size
    else { return nil }
    return (small, large)
  }

  /// The best, those about as good, and the worst.
  var sentence: String {
    guard let best, let worst = whole.max(by: { $0.point.loss < $1.point.loss }) else {
      return "all trainings have been stopped."
    }
    let words = "\(best.batchName) has the lowest validation loss, \(lossText(best.point.loss))"
    if whole.count == 1 { return words + ", as the only one that was not stopped." }
    return words
      + "; \(worst.batchName) has the highest, \(lossText(worst.point.loss)).\(near(best))"
  }

  /// Which others have a loss at most 2 % higher than the best.
  private func near(_ best: Entry) -> String {
    let names = whole.filter {
      $0.run.size != best.run.size && $0.point.loss <= 1.02 * best.point.loss
    }.map(\.name)
    return names.isEmpty
      ? "" : " Less than 2 % above the lowest: \(names.joined(separator: ", "))."
  }
}

/// A loss with four decimals, or with a power of ten if it has gone beyond all bounds.
func lossText(_ loss: Double) -> String {
  loss < 1000 ? decimals(loss) : scientific(loss)
}
