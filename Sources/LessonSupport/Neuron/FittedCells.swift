import Foundation
import Workbench

/// Cells whose responses to contrast were measured, each with the curve that fits it best.
public struct FittedCells: Sendable {
  /// A cell with its curve.
  struct Cell: Sendable {
    let recording: ContrastRecording
    let fit: ContrastResponseFit
  }

  let cells: [Cell]

  /// Fits a curve to each of the four cells of the lesson, and takes the user's own.
  ///
  /// - Throws: `NeuronError` if no curve fits one.
  public init(_ recordings: [ContrastRecording], and own: OwnCell? = nil) throws {
    cells =
      try recordings.map { Cell(recording: $0, fit: try ContrastResponseFit($0)) }
      + [own].compactMap { $0 }.map { Cell(recording: $0.recording, fit: $0.fit) }
  }

  /// The parameters of each curve, and how much of the responses it explains.
  public var table: Table {
    var table = Table([
      .text("cell"), .number("points"), .number("Rmax"), .number("n"), .number("c50"),
      .number("R²"),
    ])
    for cell in cells {
      let response = cell.fit.response
      table.addRow([
        cell.recording.name, "\(cell.recording.contrasts.count)",
        "\(decimals(response.maximum, 1)) %", decimals(response.exponent, 2),
        "\(significant(response.halfContrast, 3)) %", decimals(cell.fit.rSquared),
      ])
    }
    return table
  }

  /// The first cell as a logistic neuron, with its output for one contrast worked out both ways.
  public func twin(atContrast contrast: Double) -> LogisticTwin {
    LogisticTwin(of: cells[0].fit.response, contrast: contrast)
  }

  /// Those whose curve is still moving when the search ends, by name.
  var unsettledNames: [String] { cells.filter { !$0.fit.hasConverged }.map(\.recording.name) }
}

/// The same cell twice: by Naka and Rushton's formula, and as a neuron whose input is ln c.
public struct LogisticTwin: Sendable {
  let response: ContrastResponse
  let contrast: Double
  let neuron: Perceptron

  init(of response: ContrastResponse, contrast: Double) {
    self.response = response
    self.contrast = contrast
    neuron = response.logContrastNeuron
  }

  /// By the formula.
  var byFormula: Double { response(contrast) }
  /// By the neuron, whose output is a share of the maximum.
  var byNeuron: Double { response.maximum * neuron([log(contrast)]) }

  /// Both values in words.
  public var sentence: String {
    "The first cell at \(plain(contrast)) % contrast: the formula gives "
      + "\(decimals(byFormula, 2)) %. A neuron with one input, the logarithm of the contrast, with "
      + "the weight n = \(decimals(neuron.weights[0], 2)), the bias -n ln c50 = "
      + "\(decimals(neuron.bias, 2)) and a sigmoid, gives \(decimals(byNeuron, 2)) %. It is the same "
      + "function."
  }
}

/// A cell from a table of the user's own.
public struct OwnCell: Sendable {
  /// Its responses in per cent of the largest, named after the file.
  public let recording: ContrastRecording
  /// The curve through them.
  public let fit: ContrastResponseFit
  /// What the largest response is, in the unit of the table.
  let largestResponse: Double
  let source: DataSource

  /// Reads contrasts and responses from a CSV file, and fits a curve to them.
  init(path: String, columns: [String]) throws {
    let table = try NumberColumns(path: path, names: columns)
    let largest = table.columns[1].max() ?? 0
    let unit = largest > 0 ? 100 / largest : 1
    recording = ContrastRecording(
      name: table.name, contrasts: table.columns[0], responses: table.columns[1].map { $0 * unit })
    do {
      fit = try ContrastResponseFit(recording)
    } catch {
      throw NeuronError(
        "\(path), columns \(columns.joined(separator: ", ")): \(error). Points are the rows below the "
          + "header, counted from 0.")
    }
    largestResponse = largest
    source = table.source
  }

  /// What is fitted, in words.
  public var summary: String {
    "\(recording.name): \(recording.contrasts.count) points; responses in per cent of the largest, "
      + "\(significant(largestResponse, 4))."
  }

  /// The digest by which a figure tells what it was made from.
  public var digest: String { source.sha256 }
}

extension Console {
  /// Says whose curve is not to be trusted.
  public func warnUnlessSettled(_ cells: FittedCells) {
    for name in cells.unsettledNames {
      warn(
        "\(name): no best curve was found; its responses may not saturate, or jump from nothing to "
          + "all. Measure more contrasts.")
    }
  }
}
