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
    do {
      try StratifiedSplit.checkFractions(validation: validationFraction, test: testFraction)
    } catch {
      throw DatasetError(.badSetting, error.description)
    }
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw DatasetError(error) }
    let table = try Table(bytes, path: path, label: label)
    let classes = try classes(of: table.labels, names: classNames, path: path)
    let standardizer: Standardizer
    let parts: [LabeledExamples]
    let split: StratifiedSplit
    do {
      let labels = try Labels(table.labels.map { classes.ids[$0] ?? -1 }, classNames: classes.names)
      split = try StratifiedSplit(
        labels, validationFraction: validationFraction, testFraction: testFraction, seed: seed)
      standardizer = try Standardizer(learntFrom: split.training.map { table.rows[$0] })
      parts = try self.parts(of: table.rows, labels: labels, split: split, by: standardizer)
    } catch {
      throw DatasetError(.badData, "\(path): \(error).")
    }
    return Dataset(
      name: URL(filePath: path).lastPathComponent, training: parts[0], validation: parts[1],
      test: parts[2], testIndices: split.test, imageSize: nil, featureNames: table.featureNames,
      standardizer: standardizer,
      sources: [DataSource(path: path, sha256: SHA256.digest(of: bytes))])
  }

  /// The training, the validation and the test part, standardised.
  private static func parts(
    of rows: [[Double]], labels: Labels, split: StratifiedSplit, by standardizer: Standardizer
  ) throws(LearningError) -> [LabeledExamples] {
    var parts: [LabeledExamples] = []
    for indices in [split.training, split.validation, split.test] {
      parts.append(
        try LabeledExamples(
          features: standardizer.standardize(indices.map { rows[$0] }),
          labels: Labels(indices.map { labels.ids[$0] }, classNames: labels.classNames)))
    }
    return parts
  }

  /// The names of the classes, and the class that each distinct label stands for.
  static func classes(
    of labels: [String], names: [String]?, path: String
  ) throws(DatasetError) -> (names: [String], ids: [String: Int]) {
    let texts = inOrder(Set(labels))
    guard texts.count >= 2 else {
      throw DatasetError(
        path: path, expected: "labels of at least 2 classes", found: "only \"\(texts[0])\"")
    }
    if let names, names.count != texts.count {
      let list = texts.map { "\"\($0)\"" }.joined(separator: ", ")
      throw DatasetError(
        path: path, expected: "as many classes as the \(names.count) class names given",
        found: "\(texts.count): \(list)")
    }
    return (names ?? texts, Dictionary(uniqueKeysWithValues: zip(texts, texts.indices)))
  }

  /// Labels in the order of their numbers if all are numbers, of their text otherwise.
  private static func inOrder(_ labels: Set<String>) -> [String] {
    let texts = labels.sorted()
    let numbers = texts.compactMap(\.decimalNumber)
    guard numbers.count == texts.count else { return texts }
    // Labels that state the same number, such as 1 and 1.0, stay in the order of their text.
    return zip(numbers, texts).sorted { $0 < $1 }.map(\.1)
  }
}
