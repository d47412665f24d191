import Files
import Foundation
import Learning

extension Dataset {
  /// A table of numbers with a column of classes, from a CSV file.
  ///
  /// The first record names the columns. The label column may hold any text; every other column holds
  /// finite decimal numbers. The file follows RFC 4180, in UTF-8: quoted cells may contain commas,
  /// doubled quotes and line ends.
  ///
  /// The examples are dealt into the three parts class by class (``StratifiedSplit``). Each feature
  /// is then brought to mean 0 and standard deviation 1 on the training part (``Standardizer``); one
  /// that is constant there becomes 0 everywhere.
  ///
  /// The classes are the distinct labels, in the order of their numbers if all are numbers, of their
  /// text otherwise.
  ///
  /// - Parameters:
  ///   - path: The CSV file.
  ///   - label: The name of the label column.
  ///   - validationFraction: The share of the validation part, above 0.
  ///   - testFraction: The share of the test part, above 0; both together below 1.
  ///   - seed: The same seed and file give the same parts.
  ///   - classNames: New names for the classes in their order, one for each; nil for the labels.
  /// - Throws: ``DatasetError`` of kind `noInput` if the file is missing or cannot be read;
  ///   `badData`, with line and column, if it is not such a table, or has one class only, or a class
  ///   with fewer than 3 examples; `badSetting` if a fraction is out of range.
  public static func table(
    path: String, label: String, validationFraction: Double = 0.15, testFraction: Double = 0.15,
    seed: UInt64, classNames: [String]? = nil
  ) throws(DatasetError) -> Dataset {
    guard validationFraction > 0 && testFraction > 0 && validationFraction + testFraction < 1
    else {
      throw DatasetError(
        .badSetting,
        "expected a validation and a test fraction above 0 that together are below 1, "
          + "found \(validationFraction) and \(testFraction)")
    }
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw DatasetError(error) }
    let table = try Table(bytes, path: path, label: label)
    let texts = classes(of: table.labels)
    try checkClasses(texts, names: classNames, path: path)
    do throws(LearningError) {
      let labels = try self.labels(table.labels, classes: texts, names: classNames)
      let split = try StratifiedSplit(
        labels, validationFraction: validationFraction, testFraction: testFraction, seed: seed)
      let standardizer = try Standardizer(learntFrom: split.training.map { table.rows[$0] })
      func part(_ indices: [Int]) throws(LearningError) -> LabeledExamples {
        try LabeledExamples(
          features: standardizer.standardize(indices.map { table.rows[$0] }),
          labels: Labels(indices.map { labels.ids[$0] }, classNames: labels.classNames))
      }
      return Dataset(
        name: URL(filePath: path).lastPathComponent,
        training: try part(split.training), validation: try part(split.validation),
        test: try part(split.test), imageSize: nil, featureNames: table.featureNames,
        sources: [DataSource(path: path, sha256: SHA256.digest(of: bytes))])
    } catch {
      throw DatasetError(.badData, "\(path): \(error)")
    }
  }

  /// The distinct labels, in order.
  private static func classes(of labels: [String]) -> [String] {
    let texts = Set(labels).sorted()
    let numbers = texts.compactMap(\.decimalNumber)
    guard numbers.count == texts.count else { return texts }
    // Texts that state the same number, such as 1 and 1.0, keep the order of their text.
    return zip(numbers, texts).sorted { $0 < $1 }.map(\.1)
  }

  private static func labels(
    _ labels: [String], classes: [String], names: [String]?
  ) throws(LearningError) -> Labels {
    let ids = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
    return try Labels(labels.map { ids[$0] ?? -1 }, classNames: names ?? classes)
  }

  private static func checkClasses(
    _ classes: [String], names: [String]?, path: String
  ) throws(DatasetError) {
    guard classes.count >= 2 else {
      throw DatasetError(
        path: path, expected: "labels of at least 2 classes", found: "only \"\(classes[0])\"")
    }
    if let names, names.count != classes.count {
      let list = classes.map { "\"\($0)\"" }.joined(separator: ", ")
      throw DatasetError(
        path: path, expected: "as many classes as the \(names.count) class names given",
        found: "\(classes.count): \(list)")
    }
  }
}
