import Workbench

/// Every prediction with its scores as a table, so that anybody can recompute every number.
///
/// The columns are `index`, `truth`, and for each classifier its guess under its name, and under
/// `NAME:0`, `NAME:1`, … the probability or decision score of each class.
public enum PredictionsFile {
  /// Lays the predictions out.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples).
  ///   - judgements: Classifiers judged on these examples.
  public static func table(_ truth: Labels, _ judgements: [Judgement]) -> CSVFile {
    var columns = ["index", "truth"]
    for judgement in judgements {
      columns.append(judgement.name)
      columns += (0..<judgement.scores.columnCount).map { "\(judgement.name):\($0)" }
    }
    var table = CSVFile(columns: columns)
    for (index, label) in truth.ids.enumerated() {
      var cells: [any LosslessStringConvertible] = [index, label]
      for judgement in judgements {
        cells.append(judgement.predictions.ids[index])
        for score in judgement.scores.row(index) { cells.append(score) }
      }
      table.addRow(cells)
    }
    return table
  }
}
