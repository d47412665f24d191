import Files
import Learning
import Matrices

/// Examples with two features each, so that all of them can be seen as points of a plane.
///
///     example i = (points[i][0], points[i][1]) of class labels.ids[i]
///
/// The points are kept as they are: in the units of their source, not standardised, not split.
public struct PlaneExamples: Equatable, Sendable {
  /// What to call the data: a toy problem's name, such as `XOR`, or the name of the file.
  public let name: String
  /// What is measured along x and along y, with its unit if it has one: shape (2).
  public let featureNames: [String]
  /// Shape (examples, 2), at least one: x and y, finite and at most 3.4e38 in size.
  public let points: [[Double]]
  /// Shape (examples); a class need not occur.
  public let labels: Labels
  /// The files that were read; empty for examples that were made up.
  public let sources: [DataSource]
  /// The same examples for a classifier, in single precision: shape (examples, 2).
  public let labeledExamples: LabeledExamples

  /// The number of examples, at least 1.
  public var count: Int { points.count }
  /// The names of the classes, shape (classes).
  public var classNames: [String] { labels.classNames }

  /// Pairs points with labels.
  ///
  /// - Parameters:
  ///   - name: What to call the data.
  ///   - featureNames: Shape (2).
  ///   - points: Shape (examples, 2).
  ///   - labels: Shape (examples).
  ///   - sources: The files that were read, if any.
  /// - Throws: ``DatasetError`` of kind `badData` if there are no examples, a point has not two
  ///   coordinates, one of them is NaN, infinite or too large for single precision, or there are
  ///   not two names of features or not one label for each point.
  public init(
    name: String, featureNames: [String], points: [[Double]], labels: Labels,
    sources: [DataSource] = []
  ) throws(DatasetError) {
    guard featureNames.count == 2 else {
      throw DatasetError(
        path: name, expected: "the names of 2 features", found: "\(featureNames.count)")
    }
    guard !points.isEmpty else {
      throw DatasetError(path: name, expected: "examples", found: "none")
    }
    for (index, point) in points.enumerated() { try Self.check(point, at: index, of: name) }
    do {
      labeledExamples = try LabeledExamples(
        features: Matrix(rows: points.map { $0.map { Float($0) } }), labels: labels)
    } catch {
      throw DatasetError(.badData, "\(name): \(error).")
    }
    self.name = name
    self.featureNames = featureNames
    self.points = points
    self.labels = labels
    self.sources = sources
  }

  private static func check(
    _ point: [Double], at index: Int, of name: String
  ) throws(DatasetError) {
    guard point.count == 2 else {
      throw DatasetError(
        path: name, at: "example \(index)", expected: "2 coordinates", found: "\(point.count)")
    }
    let largest = Double(Float.greatestFiniteMagnitude)
    if let value = point.first(where: { !(abs($0) <= largest) }) {
      throw DatasetError(
        path: name, at: "example \(index)",
        expected: "finite coordinates of at most 3.4e38 in size",
        found: "\(value)")
    }
  }

  /// One SHA-256 digest for all of the data, as 64 hexadecimal digits.
  ///
  /// For examples from files, the digest of the files, as ``Dataset/digest`` has it: it does not
  /// depend on which columns were taken. For examples that were made up, the digest of x and y of
  /// each point in turn, as little-endian 64-bit numbers, followed by the number of the class of
  /// each, as little-endian 64-bit whole numbers; `sha256(points.tobytes() + ids.tobytes())` with
  /// Python's hashlib and NumPy computes the same.
  public var digest: String {
    if !sources.isEmpty { return sources.digest }
    let sha256 = SHA256()
    points.joined().map(\.bitPattern.littleEndian).withUnsafeBytes { sha256.update($0) }
    labels.ids.map { Int64($0).littleEndian }.withUnsafeBytes { sha256.update($0) }
    return sha256.finalize()
  }
}
