import Workbench

extension History {
  /// Loss and accuracy over the epochs, with the epoch of the lowest validation loss marked.
  ///
  /// - Parameters:
  ///   - data: What was learnt from.
  ///   - theme: The looks.
  /// - Throws: `FigureError` if a value is not finite, or there are none.
  public func figure(of data: Dataset, theme: Theme) throws -> Figure {
    let best =
      epochCount < 2
      ? nil : validationLoss.indices.min { validationLoss[$0] < validationLoss[$1] }
    return try LearningCurves(
      title: "How did the network learn?",
      subtitle: "\(data.name), \(grouped(data.training.count)) training and "
        + "\(grouped(data.validation.count)) validation examples",
      panels: [
        panel(
          "loss", loss, validationLoss, measuredLoss,
          note: best.map { .init(epoch: $0 + 1, label: "lowest validation loss") }),
        panel(
          "accuracy", accuracy, validationAccuracy, measuredAccuracy,
          note: best.map { .init(epoch: $0 + 1, label: "lowest validation loss") }),
      ]
    ).figure(theme: theme)
  }

  /// One measure: training has two curves, whose names tell why validation can come off better.
  ///
  /// The weights get better during an epoch, and training is measured all along, validation only with
  /// the weights at its end. It has but one curve, whose name says no more, so that the legend takes
  /// one line.
  private func panel(
    _ label: String, _ training: [Double], _ validation: [Double], _ measured: [Double],
    note: CurvePanel.Note? = nil
  ) -> CurvePanel {
    var series = [CurvePanel.Series(name: "training (while learning)", values: training)]
    if !validation.isEmpty {
      series.append(CurvePanel.Series(name: "validation", values: validation))
    }
    if !measured.isEmpty {
      series.append(CurvePanel.Series(name: "training (after the epoch)", values: measured))
    }
    return CurvePanel(label: label, series: series, note: note)
  }
}
