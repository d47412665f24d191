/// How the work of a training step is cut into two shares.
///
/// The first two layers have most of the weights. Share s owns one half of the first layer's units:
/// the weights that lead to them, and those that lead from them to the second layer. What it computes
/// of them stays in its processor's cache from one step to the next; the other share needs nothing of
/// it but a part of the second layer's weighted sums,
///
///     z(2) = b(2) + Σ over shares of a(1) W(2), each over the units that it owns
///
/// and gives back nothing but δ(2). Everything above is cut by examples going up and down, and by units
/// when the weights move.
///
/// The cut depends on the network and the size of the batches alone: the results are the same to the
/// bit however many threads there are.
///
/// - Source: Shoeybi et al., "Megatron-LM: Training Multi-Billion Parameter Language Models Using Model
///   Parallelism", 2019, section 3, for the alternating cut.
struct WorkShares {
  /// 2, or 1 where there is too little to do.
  let count: Int
  private let layers: [LayerState]

  /// The shares of the work on some layers.
  init(_ layers: [LayerState], batchSize: Int) {
    self.layers = layers
    let weightCount = layers.reduce(0) { $0 + $1.kernel.rowCount * $1.unitCount }
    count = batchSize * weightCount < Self.smallest ? 1 : 2
  }

  /// Below this number of multiplications, handing work to another thread costs more than it saves.
  private static let smallest = 200_000

  /// The examples of a batch that each share takes through the upper layers.
  func examples(of batch: Range<Int>) -> [Range<Int>] {
    count == 1 ? [batch] : batch.halves()
  }

  /// What a share has of a layer's weights; nil if nothing.
  func piece(_ share: Int, ofLayer index: Int, examples: Range<Int>) -> Piece? {
    guard index < layers.count else { return nil }
    let layer = layers[index]
    guard let units = units(share, ofLayer: index == 1 ? 0 : index) else { return nil }
    return index == 1
      ? Piece(layer, examples: examples, inputs: units)
      : Piece(layer, examples: examples, units: units)
  }

  /// The units of a layer that a share owns; their border is one between cache lines.
  private func units(_ share: Int, ofLayer index: Int) -> Range<Int>? {
    let all = 0..<layers[index].unitCount
    let isWhole = count == 1 || index == 0 && layers[0].activation == .softmax
    let halves = isWhole ? [all] : all.halves(step: Panel.lineLength)
    return share < halves.count ? halves[share] : nil
  }
}
