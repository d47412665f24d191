import Workbench

extension FashionFigures {
  /// The weights of some units of the first layer as images: before, after, and the change between;
  /// of a network that was loaded, as they are.
  public func weights(_ weights: LearntWeights, of data: Dataset) throws -> Figure {
    let columns = 6
    let units = weights.units(weights.before == nil ? 2 * columns : columns)
    let rows = weights.rows
    let isOneRow = rows.count < 2
    let all = rows.first?.kernel.columnCount ?? 0
    let size = data.imageShape
    let factor = weights.changeFactor(units)
    let images = rows.flatMap { name, kernel in
      let column = { (unit: Int) in (0..<kernel.rowCount).map { kernel[$0, unit] } }
      let limit = weights.limit(units)
      return units.map { unit in
        name == "change"
          ? column(unit).map { min(max($0 * Float(factor), -limit), limit) } : column(unit)
      }
    }
    let remark = isOneRow ? "" : "; changes drawn \(significant(factor)) times as strongly"
    let figure = try WeightImages(
      title: "What does a unit of the first layer look for?",
      subtitle: isOneRow
        ? "The \(units.count) of \(all) units with the largest weights"
        : "The \(units.count) of \(all) units that changed most\(remark)",
      weights: images, height: size[0], width: size.count > 1 ? size[1] : 1,
      names: isOneRow ? units.map { "unit \($0)" } : [], columns: min(columns, units.count),
      columnNames: isOneRow ? [] : units.map { "unit \($0)" },
      rowNames: isOneRow ? [] : rows.map(\.name),
      barLabel: isOneRow ? "weight" : "weight (change ÷ \(significant(factor)))"
    ).figure(theme: theme)
    let words = isOneRow ? "" : " In the last row\(remark.dropFirst())."
    return Figure(
      title: figure.title, description: figure.description + words, graphics: figure.graphics)
  }
}

extension LearntWeights {
  /// The size of the largest weight of some units, before or after.
  fileprivate func limit(_ units: [Int]) -> Float {
    sizes(rows.filter { $0.name != "change" }.map(\.kernel), units).last ?? 0
  }

  /// How many times as strongly changes are drawn, to two digits: so that one in a hundred of some
  /// units' changes reaches the end of the weights' scale, but not more weakly than weights.
  fileprivate func changeFactor(_ units: [Int]) -> Double {
    let changes = sizes(rows.filter { $0.name == "change" }.map(\.kernel), units)
    guard !changes.isEmpty else { return 1 }
    let strong = changes[(changes.count - 1) * 99 / 100]
    let factor = strong > 0 ? Double(limit(units) / strong) : 1
    return Double(significant(min(max(factor, 1), 999))) ?? 1
  }

  /// The sizes of the weights of some units, rising.
  private func sizes(_ kernels: [Matrix], _ units: [Int]) -> [Float] {
    kernels.flatMap { kernel in
      units.flatMap { unit in (0..<kernel.rowCount).map { abs(kernel[$0, unit]) } }
    }.sorted()
  }

  /// The kernels of the first layer that are shown, each with what to call it.
  fileprivate var rows: [(name: String, kernel: Matrix)] {
    guard let new = after.parameters.first?.kernel else { return [] }
    guard let old = before?.parameters.first?.kernel else { return [("", new)] }
    let change = Matrix(
      rowCount: new.rowCount, columnCount: new.columnCount,
      elements: zip(new.elements, old.elements).map { $0 - $1 })
    return [("before", old), ("after", new), ("change", change)]
  }
}
