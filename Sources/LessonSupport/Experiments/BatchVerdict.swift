import Workbench

extension BatchComparison {
  /// What is true of the notebook's sentence, here; nil for a single size.
  package var verdict: String? {
    if runs.count == 1 { return nil }
    let claim =
      "The notebook says that minibatches “lead to a faster, more stable convergence”, and advises "
      + "“32 or less”. "
    guard let best = afterEpochs.best, best.point.loss < learntLoss else {
      return claim + "Here no batch size is much better after the epochs than a guess, which has a "
        + "loss of \(decimals(plan.guessingLoss)): nothing can be said. Try another "
        + "--learning-rate, or more --epochs."
    }
    let fast =
      best.run.size == runs.map(\.size).max()
      ? "Faster: no, here the largest batches are best for the same \(plan.data.unit)"
      : "Faster: yes, for the same \(plan.data.unit)"
    return claim + fast + exceptions + ". \(steadiness) Best after equal epochs: "
      + "\(best.name) a batch, \(advice(best)). All this is one network, one data set and one "
      + "learning rate for all."
  }

  /// A loss above which nothing to speak of has been learnt.
  private var learntLoss: Double { 0.95 * plan.guessingLoss }

  /// Which sizes do not count, as they were stopped or are no better than a guess.
  private var exceptions: String {
    let entries = afterEpochs.entries
    let stopped = entries.filter { !$0.isWhole }.map(\.name)
    let idle = entries.filter { $0.isWhole && $0.point.loss >= learntLoss }.map(\.name)
    return (stopped.isEmpty ? "" : ", of those that were not stopped (stopped: \(listed(stopped)))")
      + (idle.isEmpty ? "" : "; hardly better than a guess: \(listed(idle))")
  }

  /// Whether the best follows the advice, and how far what is advised is from it.
  private func advice(_ best: BatchRanking.Entry) -> String {
    let words = best.run.size <= 32 ? "which is 32 or less" : "more than 32"
    guard best.run.size != 32,
      let advised = afterEpochs.entries.first(where: { $0.run.size == 32 && $0.isWhole })
    else { return words }
    return words + "; 32 a batch come to \(lossText(advised.point.loss)), against "
      + lossText(best.point.loss)
  }

  /// Whether small batches are steadier; ten places cannot tell less than a factor of two.
  private var steadiness: String {
    let known = afterEpochs.entries.filter { $0.run.noise != nil }
      .sorted { $0.run.size < $1.run.size }
    let noises = known.compactMap(\.run.noise)
    guard noises.count > 1, let small = noises.first, let large = noises.last else {
      return "More stable: that cannot be told, as the noise is known of fewer than two sizes: few "
        + "updates have too few places to look at, and so has a training that was stopped."
    }
    let list = listed(zip(known, noises).map { "\(significant($1)) with \($0.name)" })
    let answer =
      small > 2 * large
      ? "no, each step of a small batch is noisier, and there are more of them"
      : large > 2 * small
        ? "yes, here the large batches are the noisier ones"
        : "small and large batches do not differ by a factor of two, which ten places cannot tell "
          + "apart"
    return "More stable: \(answer). The noise is \(list) a batch.\(onTheWay(known))"
  }

  /// Which sizes are steady as they have not got far yet: more than a tenth above the best.
  private func onTheWay(_ known: [BatchRanking.Entry]) -> String {
    guard let best = afterEpochs.best else { return "" }
    let names = known.filter {
      $0.run.size > best.run.size && $0.point.loss > 1.1 * best.point.loss
    }.map(\.name)
    return names.isEmpty
      ? ""
      : " But \(listed(names)) a batch are compared far from the end of the way down, where they may "
        + "be less steady."
  }

  // MARK: - The same curve

  /// Which sizes have nearly the curve of the largest over the updates: nowhere farther from it than a
  /// twentieth of its fall; nil if there is no other, or if it hardly falls.
  package var sameCurve: String? {
    let places = Set(BatchRun.shared(plan.updates))
    let whole = runs.filter { $0.isWhole(until: plan.updates) }.sorted { $0.size < $1.size }
    guard let largest = whole.last, let start = largest.points.first?.loss else { return nil }
    func curve(_ run: BatchRun) -> [Double] {
      run.points.filter { places.contains($0.updates) }.map(\.loss)
    }
    let model = curve(largest)
    let fall = start - (model.min() ?? start)
    let same = whole.filter { run in
      zip(curve(run), model).allSatisfy { abs($0 - $1) <= fall / 20 }
    }
    guard same.count > 1, fall > start / 20 else { return nil }
    let names = same.map { $0.size == plan.training.count ? "all" : grouped($0.size) }
    return "\(listed(names)): nearly the same curve"
  }
}

/// Things in a sentence: `a, b and c`.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
