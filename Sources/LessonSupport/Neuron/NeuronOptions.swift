import ArgumentParser
import Foundation
import Workbench

/// Whose cell is fitted beside the four of the lesson, and which activation functions are shown.
public struct NeuronOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A table of your own cell: its contrasts and its responses.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "The columns of --csv that hold contrasts and responses (default: contrast,response).",
      valueName: "c,r"))
  var columns: String?

  @Option(
    name: .customLong("functions"),
    help: ArgumentHelp(
      """
      Up to 6 activation functions of \(Activation.allCases.map(\.rawValue).joined(separator: ", ")) \
      (default: step,sigmoid,tanh,relu).
      """, valueName: "list"),
    transform: Activation.list(option:))
  var functionsGiven: [Activation]?

  /// The most functions that are told apart on one figure.
  static let functionLimit = 6

  /// Options with their defaults.
  public init() {}

  /// The activation functions to show.
  public var functions: [Activation] { functionsGiven ?? [.step, .sigmoid, .tanh, .relu] }

  private var columnNames: [String] {
    columns.map(namesInList) ?? ["contrast", "response"]
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    try refuseEmpty(csv, "--csv", "a file")
    if columns != nil && csv == nil {
      throw ValidationError("--columns: expected --csv FILE as well: which table has them?")
    }
    let names = columnNames
    guard names.count == 2, names[0] != names[1], !names.contains("") else {
      throw ValidationError(
        "--columns: expected two different names, as in contrast,response, "
          + "found “\(columns ?? "")”")
    }
  }

  /// Refuses to write the results over the table that is read, or over a figure.
  public func refuseOverwriting(by output: OutputOptions, _ figures: FigureFolder) throws {
    try FileCollisions(
      inputs: [("the input", csv)], outputs: [("--json", output.json)], figures: figures
    ).refuse()
  }

  /// The cell of the user's own table; nil if there is none.
  ///
  /// - Throws: `DatasetError` if it cannot be read, `NeuronError` if no curve fits it.
  public func ownCell() throws -> OwnCell? {
    try csv.map { try OwnCell(path: $0, columns: columnNames) }
  }

}

extension Activation {
  /// Functions by their names, with commas between them.
  static func list(option text: String) throws -> [Activation] {
    let names = namesInList(text)
    let found = try names.map { name in
      // The other names that people know them by.
      let usual = [
        "heaviside": "step", "logistic": "sigmoid", "swish": "silu", "identity": "linear",
      ]
      let key = name.lowercased().replacing("-", with: "_")
      guard let function = Activation(rawValue: usual[key] ?? key) else {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("expected one of \(known), found “\(name)”")
      }
      return function
    }
    guard found.count <= NeuronOptions.functionLimit, Set(found).count == found.count else {
      throw ValidationError(
        "expected up to \(NeuronOptions.functionLimit) different functions, found \(found.count)")
    }
    return found
  }
}
