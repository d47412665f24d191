import Workbench

extension DataOptions {
  /// Reads the examples that the options name, Fashion-MNIST if they name none.
  ///
  /// - Parameter seed: Where the random split of a table begins.
  /// - Throws: `DatasetError` if they are not there or not as they should be.
  public func load(seed: UInt64) throws -> Dataset {
    let names = try classes.map { file throws in try Dataset.classNames(file: file) }
    if let csv, let label {
      return try Dataset.table(path: csv, label: label, seed: seed, classNames: names)
    }
    return try Dataset.fashionMNIST(folder: data, classNames: names)
  }
}

extension Dataset {
  /// What an example is called: `images`, or `rows` of a table.
  public var unit: String { imageSize == nil ? "rows" : "images" }

  /// What there is to learn from, in one line.
  public var summary: String {
    let features =
      imageSize.map { "\($0.height) × \($0.width) pixels" }
      ?? "\(training.featureCount) columns"
    return "\(name): \(grouped(training.count)) \(unit) to learn from, "
      + "\(grouped(validation.count)) to choose on, \(grouped(test.count)) to judge on; "
      + "\(classNames.count) classes, \(features)"
  }
}
