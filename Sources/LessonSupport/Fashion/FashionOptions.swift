import ArgumentParser
import Workbench

/// Which images are shown, and the student's own.
public struct FashionOptions: ParsableArguments {
  /// The rows of the grid of images.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The rows of the grid of images.", valueName: "count"))
  public var rows = 4

  /// The columns of the grid of images.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The columns of the grid of images.", valueName: "count"))
  public var columns = 10

  /// The first training image of the grid.
  @Option(
    name: .customLong("from"), parsing: .unconditional,
    help: ArgumentHelp("The grid's first training image, counted from 0.", valueName: "index"))
  public var first = 0

  /// Whether the class guesses before the network does.
  @Flag(
    help: """
      Draw the first test images without their names before the network predicts, so that the \
      class can guess; with --step, wait for it.
      """)
  public var guess = false

  @Option(
    help: ArgumentHelp(
      "A PNG of your own, one thing on an even ground: what does the network take it for?",
      valueName: "file"))
  var picture: String?

  /// Options with their defaults.
  public init() {}

  /// Refuses what cannot be meant.
  public func validate() throws {
    guard (1...20).contains(rows) else {
      throw ValidationError("--rows: expected 1 to 20, found \(rows)")
    }
    guard (1...20).contains(columns) else {
      throw ValidationError("--columns: expected 1 to 20, found \(columns)")
    }
    guard first >= 0 else {
      throw ValidationError("--from: expected 0 or more, found \(first)")
    }
    try refuseEmpty(picture, "--picture", "a file")
  }

  /// Refuses data without images, and a grid that begins behind the last.
  public func check(against data: Dataset) throws {
    guard data.imageSize != nil else {
      throw ValidationError("--csv: expected images, which this lesson draws, found a table")
    }
    guard first < data.training.count else {
      throw ValidationError(
        "--from: expected less than \(data.training.count), the number of training images, "
          + "found \(first)")
    }
  }

  /// The images of the grid; fewer than asked for at the end of the training part.
  public func grid(of data: Dataset) -> Range<Int> {
    first..<min(first + rows * columns, data.training.count)
  }

  /// The student's picture; nil if there is none.
  ///
  /// - Throws: `FileError` if the file cannot be read, `FigureError` if it is no picture of a thing.
  public func ownPicture() throws -> OwnPicture? {
    try picture.map { try OwnPicture(path: $0) }
  }
}
