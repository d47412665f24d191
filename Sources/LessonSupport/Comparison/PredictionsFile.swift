import Workbench

/// Every prediction with its scores as a table, so that anybody can recompute every number.
///
/// The columns are `index`, `truth`, and for each classifier its guess under its name, and under
/// `NAME:0`, `NAME:1`, … the probability or decision score of each class.
///
/// `index` says which example it is, counted from 0: of images, the place in the test file; of a
/// table, the row of data, empty lines not counted, so that `pandas.read_csv(file).iloc[index]` is
/// that row.
public enum PredictionsFile {
  /// Lays the predictions out.
  ///
  /// - Parameters:
  ///   - data: What was judged on is its test part.
  ///   - judgements: Classifiers judged on these examples.
  public static func table(_ data: Dataset, _ judgements: [Judgement]) -> CSVFile {
    var columns = ["index", "truth"]
    for judgement in judgements {
      columns.append(judgement.name)
      columns += (0..<judgement.scores.columnCount).map { "\(judgement.name):\($0)" }
    }
    var table = CSVFile(columns: columns)
    for (index, label) in data.test.labels.ids.enumerated() {
      var cells: [any LosslessStringConvertible] = [data.testIndices?[index] ?? index, label]
      for judgement in judgements {
        cells.append(judgement.predictions.ids[index])
        for score in judgement.scores.row(index) { cells.append(score) }
      }
      table.addRow(cells)
    }
    return table
  }
}
