/// Moves things on a line apart, by as little as can be, so that none touches the next.
package enum SpacedPlaces {
  /// The places nearest to the wanted ones, in least squares, at which nothing overlaps.
  ///
  ///     place[i + 1] - place[i] >= (size[i] + size[i + 1]) / 2
  ///
  /// Without the sizes before it, a place must not be below the one before: what is out of order is
  /// pooled at its mean.
  ///
  /// - Parameters:
  ///   - wanted: Shape (things): where the middle of each should be, in any order.
  ///   - sizes: Shape (things): how much room each takes, at least 0.
  ///   - limits: Where the first may begin and the last must end; if there is too little room, the
  ///     last ones stand out.
  /// - Returns: The middle of each thing, in the order given.
  /// - Source: M. Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete
  ///   Information", 1955: pooling of adjacent violators.
  package static func nearest(
    to wanted: [Double], sizes: [Double], within limits: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    guard let first = order.first, let last = order.last else { return [] }
    var offsets = [0.0]
    for (index, next) in zip(order, order.dropFirst()) {
      offsets.append((offsets.last ?? 0) + (sizes[index] + sizes[next]) / 2)
    }
    let pooled = pooled(zip(order, offsets).map { wanted[$0] - $1 })
    let low = limits.lowerBound + sizes[first] / 2
    let high = limits.upperBound - sizes[last] / 2 - (offsets.last ?? 0)
    var places = wanted
    for (position, index) in order.enumerated() {
      places[index] = max(low, min(pooled[position], high)) + offsets[position]
    }
    return places
  }

  /// The rising numbers nearest to others, in least squares.
  private static func pooled(_ values: [Double]) -> [Double] {
    var pools: [(mean: Double, count: Int)] = []
    for value in values {
      pools.append((value, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let (last, before) = (pools.removeLast(), pools.removeLast())
        let count = last.count + before.count
        let sum = last.mean * Double(last.count) + before.mean * Double(before.count)
        pools.append((sum / Double(count), count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}
