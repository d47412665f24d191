import Workbench

extension NetworkFigures {
  /// The most dashed lines that can still be told apart.
  static let lineLimit = 10

  /// What a network answers where, the examples, and a dashed line for every hidden unit, unless
  /// there are more than ``lineLimit``.
  func regions(
    of network: Sequential, on data: PlaneExamples, title: String, subtitle: String
  ) throws -> Figure {
    let points = data.points.map { Point($0[0], $0[1]) }
    let lines = lines(of: network.parameters[0])
    return try DecisionRegions(
      title: title, subtitle: subtitle, grid: grid(of: network, around: points),
      classNames: data.classNames, points: points, classes: data.labels.ids, ringsErrors: true,
      xLabel: data.featureNames[0], yLabel: data.featureNames[1],
      lines: lines.count <= Self.lineLimit ? lines : [], linesName: "a hidden unit’s line",
      boundaryName: "boundary"
    ).figure(theme: theme)
  }

  /// The network asked at 200 × 200 points, as far out as the examples and a fifth beyond.
  private func grid(of network: Sequential, around points: [Point]) throws -> DecisionGrid {
    let (xs, ys) = (roomy(points.map(\.x)), roomy(points.map(\.y)))
    let places = DecisionGrid.points(xs: xs, ys: ys, rowCount: 200, columnCount: 200)
    let answers = try network.predict(Matrix(rows: places.map { [Float($0.x), Float($0.y)] }))
    let isYesOrNo = network.outputCount == 1
    return DecisionGrid(
      xs: xs, ys: ys, rowCount: 200, columnCount: 200,
      classCount: isYesOrNo ? 2 : network.outputCount,
      probabilities: isYesOrNo ? answers.elements.flatMap { [1 - $0, $0] } : answers.elements)
  }

  private func roomy(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    return (low - (high - low) / 5)...(high + (high - low) / 5)
  }

  /// Where the weighted sum of each unit is 0.
  private func lines(of layer: Sequential.Parameters) -> [HalfPlanes.Line] {
    layer.bias.indices.map { unit in
      HalfPlanes.Line(
        a: Double(layer.kernel[0, unit]), b: Double(layer.kernel[1, unit]),
        c: Double(layer.bias[unit]))
    }
  }
}
