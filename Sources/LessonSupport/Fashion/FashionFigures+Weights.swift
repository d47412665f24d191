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
    return try WeightImages(
      title: "What does a unit of the first layer look for?",
      subtitle: isOneRow
        ? "The \(units.count) of \(all) units with the largest weights"
        : "The \(units.count) of \(all) units that changed most",
      weights: rows.flatMap { _, kernel in
        units.map { unit in (0..<kernel.rowCount).map { kernel[$0, unit] } }
      }, height: size[0], width: size.count > 1 ? size[1] : 1,
      names: rows.flatMap { name, _ in units.map { isOneRow ? "unit \($0)" : "\($0) \(name)" } },
      columns: min(columns, units.count)
    ).figure(theme: theme)
  }
}

extension LearntWeights {
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
