import Figures
import Testing

@Suite struct LearningCurvesTests {
  /// Two panels of the same curves, the lowest loss marked in the first one only.
  func curves(_ training: [Double], _ validation: [Double], best: Int? = nil) -> LearningCurves {
    LearningCurves(
      title: "Curves",
      panels: ["loss", "accuracy"].map { label in
        CurvePanel(
          label: label,
          series: [
            .init(name: "training", values: training),
            .init(name: "validation", values: validation),
          ],
          note: label == "loss"
            ? best.map { CurvePanel.Note(epoch: $0, label: "lowest loss") } : nil)
      })
  }

  static let values: [[Double]] = [
    [0.7], [0.7, 0.5], Array(repeating: 0.25, count: 30), (1...30).map { 1 / Double($0) },
    (1...1000).map { 1 / Double($0) }, [1e300, -1e300], [1e-300, 3e-300, 2e-300], [-5, 5e9],
    [0, 0],
  ]

  @Test(arguments: values)
  func valuesOfAllSizesFit(values: [Double]) throws {
    for best in [nil, 1, values.count] {
      let figure = try curves(values, values.map { $0 / 2 }, best: best).figure()
      expectSound(figure.graphics)
    }
  }

  @Test func singlePanelAndLongNamesFit() throws {
    let long = String(repeating: "a long name ", count: 20)
    let chart = LearningCurves(
      title: long, subtitle: long,
      panels: [CurvePanel(label: long, series: [.init(name: long, values: [1, 2, 3])])])
    expectSound(try chart.figure().graphics)
  }

  @Test(arguments: Themes.all) func everyStyleFits(theme: Theme) throws {
    for labels in [SeriesLabels.legend, .direct] {
      for name in ["validation", "a validation set with a long name", "検証"] {
        for values in [[0.7], [1e300, -1e300], [1e-300, 3e-300], [3, 2, 1]] {
          let panel = CurvePanel(
            label: name,
            series: [
              .init(name: "training", values: values), .init(name: name, values: values.reversed()),
            ], note: .init(epoch: values.count, label: "lowest loss of \(name)"))
          let chart = LearningCurves(title: name, panels: [panel, panel], labels: labels)
          expectSound(try chart.figure(theme: theme).graphics, theme: theme)
        }
      }
    }
  }

  @Test func namesCanStandAtTheLines() throws {
    let chart = LearningCurves(
      title: "Curves", panels: curves([3, 1], [2, 2]).panels, labels: .direct)
    let names = try chart.figure().graphics.texts.filter { $0.string == "validation" }
    // One in each panel.
    #expect(names.count == 2)
  }

  @Test func axesOfPanelsAreInLine() throws {
    let graphics = try curves([1, 0.1], [1e5, 3e5]).figure().graphics
    let epochs = graphics.texts.filter { $0.string == "epoch" }
    #expect(epochs.count == 2 && epochs[0].frame.y == epochs[1].frame.y)
    let labels = graphics.texts.filter { ["loss", "accuracy"].contains($0.string) }
    #expect(labels.map(\.isUpright) == [true, true])
  }

  /// Lines fall where values fall: larger values lie higher on the canvas.
  @Test func linesFollowTheValues() throws {
    let graphics = try curves([3, 1, 2], [2, 2, 2]).figure().graphics
    let lines = graphics.shapes.compactMap { shape -> [Point]? in
      guard case .path(let points, false) = shape.outline, points.count == 3,
        shape.stroke?.color == Theme.slide.palette[2]
      else { return nil }
      return points
    }
    #expect(lines.count == 2)
    for line in lines {
      #expect(line[0].y < line[2].y && line[2].y < line[1].y)
      #expect(abs(line[0].x + line[2].x - 2 * line[1].x) < 1e-6)
    }
  }

  /// In bar charts beside them, the first colours stand for the classifiers.
  @Test func coloursAreNotThoseOfBars() throws {
    let graphics = try curves([3, 1, 2], [2, 2, 2]).figure().graphics
    let colors = Set(graphics.shapes.compactMap(\.stroke?.color))
    #expect(colors.isSuperset(of: Theme.slide.palette[2...3]))
    #expect(colors.isDisjoint(with: Theme.slide.palette[...1]))
  }

  @Test func theMarkedEpochIsToldInItsPanelOnly() throws {
    let figure = try curves([0.9, 0.5, 0.7], [0.8, 0.6, 0.75], best: 2).figure()
    #expect(figure.graphics.texts.count { $0.string == "lowest loss: epoch 2" } == 1)
    let words =
      "training from 0.9 to 0.7, lowest 0.5 in epoch 2; "
      + "validation from 0.8 to 0.75, lowest 0.6 in epoch 2"
    #expect(
      figure.description
        == "Learning curves over 3 epochs. loss: \(words); lowest loss: epoch 2. "
        + "accuracy: \(words).")
  }

  /// What would have come after the last epoch nobody knows.
  @Test func theLastEpochIsCalledSo() throws {
    let graphics = try curves([3, 2, 1], [3, 2, 1], best: 3).figure().graphics
    #expect(graphics.texts.contains { $0.string == "lowest loss: last epoch" })
  }

  /// 30 epochs: on slides markers at every fifth, counted from the last one; on small paper fewer.
  @Test(arguments: Theme.all) func markersStandOnTheLastEpoch(theme: Theme) throws {
    let values = (1...30).map { 1 / Double($0) }
    let panel = CurvePanel(label: "loss", series: [.init(name: "training", values: values)])
    let graphics = try LearningCurves(title: "Curves", panels: [panel, panel])
      .figure(theme: theme).graphics
    let color = theme.palette[2]
    let line = try #require(
      graphics.shapes.compactMap { shape -> [Point]? in
        guard case .path(let points, false) = shape.outline, points.count == 30 else { return nil }
        return points
      }.first)
    let markers = graphics.shapes.compactMap { shape -> Point? in
      guard shape.fill?.color == color, case .circle(let center, _) = shape.outline else {
        return nil
      }
      return center
    }.filter(line.contains)
    #expect((4...6).contains(markers.count) && markers.contains(line[29]))
    if theme.name != "print" { #expect(markers.count == 6 && markers.contains(line[4])) }
  }

  @Test func badInputIsNamed() {
    func said(_ chart: LearningCurves) -> String? {
      message { () throws(FigureError) in try chart.figure() }
    }
    #expect(
      said(LearningCurves(title: "", panels: []))
        == "expected at least one panel of curves, found none")
    #expect(
      said(LearningCurves(title: "", panels: [CurvePanel(label: "loss", series: [])]))
        == "expected curves in the panel “loss”, found none")
    #expect(said(curves([], [])) == "expected values in the curve “training” of “loss”, found none")
    #expect(
      said(curves([1, 2], [1]))
        == "expected 2 values in the curve “validation” of “loss”, one for each of the epochs, "
        + "found 1")
    #expect(said(curves([1, .nan], [1, 1]))?.contains("found nan at position 1") == true)
    #expect(
      said(curves([1, 2], [1, 2], best: 3)) == "expected a marked epoch from 1 to 2, found 3")
    let unequal = LearningCurves(
      title: "",
      panels: [
        CurvePanel(label: "a", series: [.init(name: "x", values: [1])]),
        CurvePanel(label: "b", series: [.init(name: "y", values: [1])]),
      ])
    #expect(said(unequal)?.contains("in every panel") == true)
  }
}
