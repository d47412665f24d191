import Workbench

extension LearntWeights {
  /// For each dense layer, the share of weights that lie beyond where all were before; empty if nobody
  /// knows.
  package var beyondShares: [(layer: String, share: Double)] {
    guard let before else { return [] }
    return zip(before.parameters, after.parameters).map { old, new in
      let (low, high) = (old.kernel.elements.min() ?? 0, old.kernel.elements.max() ?? 0)
      let count = new.kernel.elements.count { $0 < low || $0 > high }
      return (new.name, Double(count) / Double(new.kernel.elements.count))
    }
  }

  /// What became of the even numbers that training began with, in words.
  public var spread: String {
    guard !beyondShares.isEmpty else {
      return "How the weights were spread before training, nobody knows: the network was loaded."
    }
    return
      "At first the weights of a layer are spread evenly between two limits. Now some lie beyond "
      + "them: " + beyondShares.map { "\($0.layer) \(percent($0.share))" }.joined(separator: ", ")
      + "."
  }

  /// How the weights of each dense layer are spread, before and after in the same bins.
  fileprivate var histograms: [BeforeAfterHistograms.Pair] {
    after.parameters.enumerated().map { index, layer in
      let old = before?.parameters[index].kernel.elements.map(Double.init)
      let new = layer.kernel.elements.map(Double.init)
      let largest = ((old ?? []) + new).reduce(0) { max($0, abs($1)) }
      // Weights that are all 0 have a range around them.
      let limit = largest > 0 ? largest : 1
      let edges = (0...Self.binCount).map {
        limit * (2 * Double($0) / Double(Self.binCount) - 1)
      }
      return BeforeAfterHistograms.Pair(
        layer.name, before: old.map { HistogramBins(counting: $0, edges: edges) },
        after: HistogramBins(counting: new, edges: edges))
    }
  }

  /// How many bins there are between the largest weight and its negative.
  private static var binCount: Int { 40 }
}

extension FashionFigures {
  /// How the weights of each layer are spread, before training and after it.
  public func weightHistogram(_ weights: LearntWeights) throws -> Figure {
    try BeforeAfterHistograms(
      title: "How are the weights spread?",
      subtitle: weights.before == nil
        ? "As they were loaded"
        : "Evenly at first. Now beyond those limits: "
          + weights.beyondShares.map { percent($0.share) }.joined(separator: ", "),
      pairs: weights.histograms, valueLabel: "weight"
    ).figure(theme: theme)
  }
}
