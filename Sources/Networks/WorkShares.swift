import Matrices

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
  /// For each layer: the inputs, and the units that each share owns.
  private let layers: [(inputs: Range<Int>, units: Range<Int>, owned: [Range<Int>])]

  /// The shares of the work on some layers.
  init(_ layers: [Sequential.Parameters], batchSize: Int) {
    let weightCount = layers.reduce(0) { $0 + $1.kernel.elements.count }
    let count = batchSize * weightCount < Self.smallest ? 1 : 2
    self.count = count
    self.layers = layers.enumerated().map { index, layer in
      let units = 0..<layer.bias.count
      // Softmax takes all units of a layer together.
      let isWhole = count == 1 || index == 0 && layer.activation == .softmax
      // The border is one between cache lines.
      let owned = isWhole ? [units] : units.halves(step: Panel.lineLength)
      return (0..<layer.kernel.rowCount, units, owned)
    }
  }

  /// Below this number of multiplications, handing work to another thread costs more than it saves.
  private static let smallest = 200_000

  /// The examples of a batch that each share takes through the upper layers.
  func examples(of batch: Range<Int>) -> [Range<Int>] {
    count == 1 ? [batch] : batch.halves()
  }

  /// The columns of a layer's kernel that are kept apart in memory: those of the first layer, each
  /// share's for itself.
  func blocks(ofLayer index: Int) -> [Range<Int>] {
    index == 0 ? layers[0].owned : [layers[index].units]
  }

  /// What a share has of a layer's weights; nil if nothing.
  func piece(_ share: Int, ofLayer index: Int, examples: Range<Int>) -> Piece? {
    guard index < layers.count else { return nil }
    let owned = layers[index == 1 ? 0 : index].owned
    // What cannot be halved goes to the second share: its half of the units may be the smaller one.
    let place = index > 1 && owned.count < count ? share - 1 : share
    guard owned.indices.contains(place) else { return nil }
    return index == 1
      ? Piece(examples: examples, inputs: owned[place], units: layers[1].units)
      : Piece(examples: examples, inputs: layers[index].inputs, units: owned[place])
  }
}
