import Files
import Learning

/// Examples in three parts, with what is known about where they come from.
///
/// A classifier learns from `training`; choices, such as a model's settings, are made on
/// `validation`; and `test` is looked at once, at the end. The classes are the same in all three,
/// although a class need not occur in each.
public struct Dataset: Sendable {
  /// What to call the data: `Fashion-MNIST`, or the name of the folder or file.
  public let name: String
  /// What to learn from: shape (examples, features).
  public let training: LabeledExamples
  /// What to choose settings on: shape (examples, features).
  public let validation: LabeledExamples
  /// What to judge on: shape (examples, features).
  public let test: LabeledExamples
  /// Where each test example stands among a table's rows of data: shape (examples), ascending.
  ///
  /// 0 is the row below the header; empty lines are not counted. Nil for images, whose test part is
  /// the whole test file.
  public let testIndices: [Int]?
  /// The size of each image, whose pixels are the features, row after row; nil for a table.
  public let imageSize: ImageSize?
  /// The names of a table's columns, shape (features); empty for images.
  public let featureNames: [String]
  /// How a table's columns were brought to a common scale; nil for images.
  public let standardizer: Standardizer?
  /// The files that were read, in order.
  public let sources: [DataSource]

  /// The names of the classes, shape (classes).
  public var classNames: [String] { training.labels.classNames }

  /// One SHA-256 digest for all of the data, as 64 hexadecimal digits.
  ///
  ///     SHA-256 of the sources' digests, each followed by a line feed
  ///
  /// `printf '%s\n' DIGEST… | sha256sum` computes the same.
  public var digest: String { sources.digest }
}

/// The height and the width of images, in pixels.
public struct ImageSize: Equatable, Sendable {
  /// The number of rows of pixels, at least 1.
  public let height: Int
  /// The number of pixels in a row, at least 1.
  public let width: Int
  /// The number of pixels of one image.
  public var pixelCount: Int { height * width }

  /// A size in pixels.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }
}

/// A file that data came from.
public struct DataSource: Equatable, Sendable {
  /// Where the file is.
  public let path: String
  /// The SHA-256 digest of its content, as 64 hexadecimal digits; of a gzip file, the digest of
  /// what it decompresses to, which does not depend on the program that compressed it.
  public let sha256: String
}

extension [DataSource] {
  /// One digest for all of the files: of their digests, each followed by a line feed.
  var digest: String { SHA256.digest(of: [UInt8](map { $0.sha256 + "\n" }.joined().utf8)) }
}
