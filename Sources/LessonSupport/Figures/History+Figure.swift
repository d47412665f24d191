import Workbench

extension History {
  /// Loss and accuracy over the epochs, with the epoch of the lowest validation loss marked.
  ///
  /// - Parameters:
  ///   - data: What was learnt from.
  ///   - theme: The looks.
  /// - Throws: `FigureError` if a value is not finite, or there are none.
  public func figure(of data: Dataset, theme: Theme) throws -> Figure {
    let best = validationLoss.indices.min { validationLoss[$0] < validationLoss[$1] }
    return try LearningCurves(
      title: "How did the network learn?",
      subtitle: "\(data.name), \(grouped(data.training.count)) training and "
        + "\(grouped(data.validation.count)) validation examples",
      panels: [
        panel(
          "loss", loss, validationLoss,
          note: best.map { .init(epoch: $0 + 1, label: "lowest validation loss") }),
        panel("accuracy", accuracy, validationAccuracy),
      ]
    ).figure(theme: theme)
  }

  private func panel(
    _ label: String, _ training: [Double], _ validation: [Double], note: CurvePanel.Note? = nil
  ) -> CurvePanel {
    var series = [CurvePanel.Series(name: "training", values: training)]
    if !validation.isEmpty {
      series.append(CurvePanel.Series(name: "validation", values: validation))
    }
    return CurvePanel(label: label, series: series, note: note)
  }
}
