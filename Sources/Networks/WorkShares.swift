import Matrices

/// Who computes what: the work of a training step, cut into two shares.
///
/// The first two layers have most of the weights. Each share owns one half of the first layer's units:
/// the weights that lead to them, and those that lead from them to the second layer. What it computes
/// of them stays in its processor's cache from one step to the next; the other share needs nothing of
/// it but a part of the second layer's weighted sums,
///
///     z(2) = b(2) + Σ over shares of a(1) W(2), each over the units that it owns
///
/// and gives back nothing but δ(2). Through the layers above, each share takes one half of the
/// examples, forward and backward; their weights are owned by units again.
///
/// The cut depends on the network and the size of the batches alone: the results are the same to the
/// bit however many threads there are.
///
/// - Source: Shoeybi et al., "Megatron-LM: Training Multi-Billion Parameter Language Models Using Model
///   Parallelism", 2019, section 3, for the alternating cut.
struct WorkShares {
  /// 2, or 1 where there is too little to do.
  let count: Int
  /// For each layer, the weights that each share owns; nil if none.
  private let owned: [[Weights?]]

  /// The shares of the work on some layers.
  init(_ layers: [Sequential.Parameters], batchSize: Int) {
    let all = layers.map { Weights(inputs: 0..<$0.kernel.rowCount, units: 0..<$0.bias.count) }
    let weightCount = all.reduce(0) { $0 + $1.inputs.count * $1.units.count }
    guard batchSize * weightCount >= Self.smallest else {
      (count, owned) = (1, all.map { [$0] })
      return
    }
    // Softmax takes all units of a layer together.
    let halves = layers[0].activation == .softmax ? nil : all[0].halves
    let first = halves ?? [all[0], nil]
    count = 2
    owned = all.enumerated().map { index, weights in
      switch index {
      case 0: first
      // What leads from a share's units is the share's as well.
      case 1: first.map { $0.map { Weights(inputs: $0.units, units: weights.units) } }
      // The first share may already have more: of the units below, or all.
      default: weights.halves ?? [nil, weights]
      }
    }
  }

  /// Below this number of multiplications, handing work to another thread costs more than it saves.
  private static let smallest = 200_000

  /// The examples of a batch that a share takes through the upper layers.
  ///
  /// Of a single example there is nothing for the first of two.
  func examples(_ share: Int, ofBatchOf size: Int) -> Range<Int> {
    size * share / count..<size * (share + 1) / count
  }

  /// The columns of a layer's kernel that are kept apart in memory: those of the first layer, each
  /// share's for itself.
  func blocks(ofLayer index: Int) -> [Range<Int>]? {
    index == 0 ? owned[0].compactMap { $0?.units } : nil
  }

  /// The weights of a layer that a share owns, with the examples of a batch; nil if it owns none.
  func piece(_ share: Int, ofLayer index: Int, examples: Range<Int>) -> Piece? {
    guard index < owned.count, let weights = owned[index][share] else { return nil }
    return Piece(examples: examples, inputs: weights.inputs, units: weights.units)
  }
}

/// Some rows and columns of a layer's kernel.
private struct Weights {
  let inputs: Range<Int>
  let units: Range<Int>

  /// All units of a layer in two, with the border between cache lines; nil for too few.
  var halves: [Weights?]? {
    let line = Panel.lineLength
    let border = (units.count / 2 + line - 1) / line * line
    guard 0 < border, border < units.count else { return nil }
    return [0..<border, border..<units.count].map { Weights(inputs: inputs, units: $0) }
  }
}
