import ArgumentParser
import Foundation

/// What the outcome and the time depend on.
public struct ComputingOptions: ParsableArguments {
  /// Where all randomness begins.
  @Option(
    parsing: .unconditional,
    help: "Where all randomness begins: the same seed gives the same results.")
  public var seed: UInt64 = 42

  /// How many threads compute; all processors if nil.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many threads compute, 1 to 256 (default: all processors); no result depends on it.",
      valueName: "count"))
  public var threads: Int?

  /// Options with their defaults.
  public init() {}

  /// How many threads compute.
  public var threadCount: Int {
    threads ?? min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 256)
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads: expected 1 to 256, found \(threads)")
    }
  }
}

/// Where results go, and how much is said.
public struct OutputOptions: ParsableArguments {
  /// The file for all results; none if nil.
  @Option(
    help: ArgumentHelp(
      "Also write all results as JSON; - is standard output.", valueName: "file"))
  public var json: String?

  /// Whether messages and progress are left out.
  @Flag(name: .shortAndLong, help: "Print results only: no messages, no progress.")
  public var quiet = false

  /// Whether colours and animation are left out.
  @Flag(help: "No colours, no animation; the variable NO_COLOR does the same.")
  public var noColor = false

  /// Options with their defaults.
  public init() {}

  /// Refuses what cannot be meant.
  public func validate() throws {
    try refuseEmpty(json, "--json", "a file")
  }

  /// The file for all results, found writable; nil if none is wanted.
  ///
  /// - Throws: `FileError` of kind `cannotCreate`.
  public func resultsFile() throws -> OutputFile? {
    try json.map { path throws in try OutputFile(path) }
  }
}

/// Which examples to learn from.
public struct DataOptions: ParsableArguments {
  /// A folder with the four IDX files of an image set.
  @Option(
    help: ArgumentHelp(
      """
      A folder with four IDX files, gzip or plain (default: Fashion-MNIST, where it is found); \
      the first twelfth of the training file, at most 5,000, is put aside to choose on.
      """,
      valueName: "dir"))
  public var data: String?

  /// A table of numbers.
  @Option(
    help: ArgumentHelp(
      "A table of numbers with named columns, instead of images.", valueName: "file"))
  public var csv: String?

  /// The column of the table that holds the classes.
  @Option(help: ArgumentHelp("The column of --csv that holds the class.", valueName: "column"))
  public var label: String?

  /// The names of the classes.
  @Option(
    help: ArgumentHelp("The names of the classes, one a line, in order.", valueName: "file"))
  public var classes: String?

  /// Options with their defaults.
  public init() {}

  /// Refuses what cannot be meant, or contradicts itself.
  public func validate() throws {
    try refuseEmpty(data, "--data", "a folder")
    try refuseEmpty(csv, "--csv", "a file")
    try refuseEmpty(label, "--label", "a column")
    try refuseEmpty(classes, "--classes", "a file")
    if data != nil && csv != nil {
      throw ValidationError("expected --data or --csv, found both; leave one of them out")
    }
    if csv != nil && label == nil {
      throw ValidationError("--csv: expected --label COLUMN as well: which column holds the class?")
    }
    if label != nil && csv == nil {
      throw ValidationError("--label: expected --csv FILE as well: which table has that column?")
    }
  }
}

func refuseEmpty(_ value: String?, _ option: String, _ expected: String) throws {
  if value?.isEmpty == true {
    throw ValidationError("\(option): expected \(expected), found an empty text")
  }
}

/// A path as it would be typed here: without the current folder, if it lies in it.
package func relativeToHere(_ path: String) -> String {
  let here = FileManager.default.currentDirectoryPath + "/"
  return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
}

/// Names with commas between them, without the spaces around them.
func namesInList(_ list: String) -> [String] {
  list.split(separator: ",", omittingEmptySubsequences: false).map {
    $0.trimmingCharacters(in: .whitespaces)
  }
}
