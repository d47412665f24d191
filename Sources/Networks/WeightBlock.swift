/// Some weights of one layer, with their slopes and what an optimizer remembers of them.
public struct WeightBlock {
  private let rowCount: Int
  private let columnCount: Int
  /// The distance from one row to the next, the same for all four.
  private let stride: Int
  private let weights: UnsafeMutablePointer<Float>
  private let slopes: UnsafeMutablePointer<Float>
  private let first: UnsafeMutablePointer<Float>
  private let second: UnsafeMutablePointer<Float>

  /// Some rows and columns of four panels of the same shape.
  init(
    _ weights: Panel, slopes: Panel, _ first: Panel, _ second: Panel, rows: Range<Int>,
    columns: Range<Int>
  ) {
    (rowCount, columnCount, stride) = (rows.count, columns.count, weights.stride)
    let (row, column) = (rows.lowerBound, columns.lowerBound)
    self.weights = weights.address(row: row, column: column)
    self.slopes = slopes.address(row: row, column: column)
    self.first = first.address(row: row, column: column)
    self.second = second.address(row: row, column: column)
  }

  /// A single weight.
  package init(
    _ weight: UnsafeMutablePointer<Float>, slope: UnsafeMutablePointer<Float>,
    _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>
  ) {
    (rowCount, columnCount, stride) = (1, 1, 1)
    (weights, slopes, self.first, self.second) = (weight, slope, first, second)
  }

  /// Treats every weight by itself.
  ///
  /// - Parameter rule: Takes a weight w, its slope g and the two numbers remembered of it; changes
  ///   all but the slope. What is remembered counts as 0 once it is subnormal, below 1.2e-38.
  @inline(__always)
  public func forEach(
    _ rule: (_ w: inout Float, _ g: Float, _ first: inout Float, _ second: inout Float) -> Void
  ) {
    for row in 0..<rowCount {
      let (w, g) = (weights + row * stride, slopes + row * stride)
      let (m, s) = (first + row * stride, second + row * stride)
      // Numbers are copied out and back in, so that a compiler sees that it may take several at once.
      for column in 0..<columnCount {
        var (weight, one, other) = (w[column], m[column], s[column])
        rule(&weight, g[column], &one, &other)
        (w[column], m[column], s[column]) = (weight, normal(one), normal(other))
      }
    }
  }

  /// 0 for a subnormal number, with which processors take many times as long: what is remembered of
  /// an input that has fallen silent decays to one.
  @inline(__always)
  private func normal(_ number: Float) -> Float {
    number.magnitude < .leastNormalMagnitude ? 0 : number
  }
}
