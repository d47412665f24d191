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

  /// Some rows and columns of a layer's kernel.
  private struct Weights {
    let inputs: Range<Int>
    let units: Range<Int>
  }

  /// The shares of the work on some layers.
  init(_ layers: [Sequential.Parameters], batchSize: Int) {
    let weightCount = layers.reduce(0) { $0 + $1.kernel.elements.count }
    count = batchSize * weightCount < Self.smallest ? 1 : 2
    var owned: [[Weights?]] = []
    for (index, layer) in layers.enumerated() {
      let all = Weights(inputs: 0..<layer.kernel.rowCount, units: 0..<layer.bias.count)
      if count == 1 {
        owned.append([all])
      } else if index == 1 {
        // What leads from a share's units is the share's as well.
        owned.append(owned[0].map { $0.map { Weights(inputs: $0.units, units: all.units) } })
      } else {
        // The border lies between cache lines. Softmax takes all units of a layer together.
        let isWhole = index == 0 && layer.activation == .softmax
        let units = isWhole ? [all.units] : all.units.halves(step: Panel.lineLength)
        let halves = units.map { Weights(inputs: all.inputs, units: $0) }
        // A layer in one piece: the first is the first share's, and so is the second then; the others
        // make up for it.
        owned.append(halves.count == 2 ? halves : index == 0 ? [all, nil] : [nil, all])
      }
    }
    self.owned = owned
  }

  /// Below this number of multiplications, handing work to another thread costs more than it saves.
  private static let smallest = 200_000

  /// The examples of a batch that a share takes through the upper layers; none of a batch of one for
  /// the first share of two.
  func examples(_ share: Int, of batch: Range<Int>) -> Range<Int> {
    batch.lowerBound + batch.count * share / count..<batch.lowerBound + batch.count * (share + 1)
      / count
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
