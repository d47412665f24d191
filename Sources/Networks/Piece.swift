/// Some of a layer's work on a batch: for some examples, from some of what comes in, for some units.
struct Piece {
  /// Rows of what comes in and of what goes out.
  var examples: Range<Int>
  /// Columns of what comes in, which are rows of the kernel.
  var inputs: Range<Int>
  /// Columns of what goes out, which are columns of the kernel.
  var units: Range<Int>
}

extension Piece {
  /// All of a layer's inputs and units.
  init(_ layer: LayerState, examples: Range<Int>) {
    self.init(
      examples: examples, inputs: 0..<layer.kernel.rowCount, units: 0..<layer.unitCount)
  }
}
