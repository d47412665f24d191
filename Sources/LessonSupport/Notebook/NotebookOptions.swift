import ArgumentParser
import Workbench

/// How long the network of the notebook is trained, and which images are shown.
public struct NotebookOptions: ParsableArguments {
  /// A shorter run.
  @Flag(help: "A classroom run: 3 epochs.")
  public var quick = false

  @Option(
    name: .customLong("epochs"), parsing: .unconditional,
    help: ArgumentHelp(
      "How often the network goes through all examples (default: 30).", valueName: "count"))
  var epochsGiven: Int?

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

  /// Options with their defaults.
  public init() {}

  /// The number of epochs.
  public var epochs: Int { epochsGiven ?? (quick ? 3 : 30) }

  /// Refuses what cannot be meant.
  public func validate() throws {
    guard (1...100_000).contains(epochs) else {
      throw ValidationError("--epochs: expected 1 to 100000, found \(epochs)")
    }
    guard (1...20).contains(rows) else {
      throw ValidationError("--rows: expected 1 to 20, found \(rows)")
    }
    guard (1...20).contains(columns) else {
      throw ValidationError("--columns: expected 1 to 20, found \(columns)")
    }
    guard first >= 0 else {
      throw ValidationError("--from: expected 0 or more, found \(first)")
    }
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
}
