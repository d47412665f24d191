import Workbench

/// The figures of a comparison.
public struct ComparisonFigures {
  private let comparison: Comparison
  private let data: Dataset
  private let theme: Theme

  /// The names of all figures that there can be, in the order of the lesson.
  public static let names = [
    "accuracy", "class-f1", "confusion-network", "confusion-linear-svm", "learning-curves",
    "disagreements",
  ]

  /// Prepares to draw a comparison on the test part of some data.
  public init(_ comparison: Comparison, of data: Dataset, theme: Theme = .slide) {
    self.comparison = comparison
    self.data = data
    self.theme = theme
  }

  private var judgements: [Judgement] { [comparison.first, comparison.second] }
  private var examples: String { "\(data.name), \(grouped(comparison.test.total)) test examples" }

  /// All figures with their names, in the order of the lesson.
  ///
  /// - Parameter history: The network's training.
  /// - Throws: `FigureError` if one cannot be drawn.
  public func all(history: History) throws -> [(name: String, figure: Figure)] {
    var figures = [
      ("accuracy", try accuracy()), ("class-f1", try classScores()),
      ("confusion-network", try comparison.first.confusionFigure(of: data, theme: theme)),
      ("confusion-linear-svm", try comparison.second.confusionFigure(of: data, theme: theme)),
      ("learning-curves", try history.figure(of: data, theme: theme)),
    ]
    if let images = try disagreements() { figures.append(("disagreements", images)) }
    return figures
  }

  /// Both accuracies with their 95 % intervals.
  public func accuracy() throws -> Figure {
    let intervals = judgements.map(\.confusion.accuracyInterval).map { $0.lower...$0.upper }
    let (low, high) = (
      intervals.map(\.lowerBound).min() ?? 0, intervals.map(\.upperBound).max() ?? 1
    )
    let room = (high - low) / 10
    return try BarChart(
      title: "How often is each right?", subtitle: "\(examples); 95 % Wilson intervals",
      categories: judgements.map(\.title),
      series: [
        BarSeries(
          name: "accuracy", values: judgements.map(\.confusion.accuracy), intervals: intervals)
      ], valueLabel: "accuracy", valueRange: max(0, low - room)...min(1, high + room),
      format: .percent(1), distinctCategories: true
    ).figure(theme: theme)
  }

  /// The most classes whose F1 is drawn.
  private static let classLimit = 20

  /// F1 of each class, for both; of many classes, of those with the lowest mean F1, lowest first.
  public func classScores() throws -> Figure {
    let scores = judgements.map { $0.confusion.classScores.map(\.f1) }
    let isCrowded = data.classNames.count > Self.classLimit
    let classes = isCrowded ? hardestClasses(scores) : Array(data.classNames.indices)
    let remark =
      isCrowded
      ? "the \(classes.count) hardest of \(data.classNames.count) classes" : "F_{1} of each class"
    let figure = try BarChart(
      title: "Which classes are hard?", subtitle: "\(examples); \(remark)",
      categories: classes.map { data.distinctNames[$0] },
      series: zip(judgements, scores).map { judgement, scores in
        BarSeries(name: judgement.title, values: classes.map { scores[$0] })
      }, valueLabel: "F_{1} (1 is perfect)", format: .decimals(2)
    ).figure(theme: theme)
    return Figure(
      title: figure.title, description: hardest(scores) + figure.description,
      graphics: figure.graphics)
  }

  /// What the chart of the classes is about, for those who cannot see it.
  private func hardest(_ scores: [[Double]]) -> String {
    guard let index = hardestClasses(scores).first else { return "" }
    let values = zip(judgements, scores).map { judgement, scores in
      "\(judgement.title) \(NumberFormat.decimals(2).text(scores[index]))"
    }
    return "The hardest class is \(data.distinctNames[index]), "
      + "\(values.joined(separator: " and ")). "
  }

  /// The classes of the lowest mean F1 among those that occur in the test part, lowest first.
  private func hardestClasses(_ scores: [[Double]]) -> [Int] {
    let supports = comparison.first.confusion.supports
    let sums = data.classNames.indices.map { index in scores.reduce(0) { $0 + $1[index] } }
    return Array(
      sums.indices.filter { supports[$0] > 0 }
        .sorted { (sums[$0], $0) < (sums[$1], $1) }.prefix(Self.classLimit))
  }

  /// Test images on which exactly one of the two is right, as many for the one as for the other.
  ///
  /// - Returns: nil if the examples are no images, or the two never disagree.
  public func disagreements(count: Int = 8) throws -> Figure? {
    guard let size = data.imageSize else { return nil }
    let (onlyFirst, onlySecond) = indicesOfDisagreement(count)
    let chosen = onlyFirst + onlySecond
    if chosen.isEmpty { return nil }
    let figure = try ImageGrid(
      title: "Where is exactly one of the two right?",
      subtitle: words(onlyFirst.count, onlySecond.count),
      images: chosen.map { index in
        GrayImage(
          height: size.height, width: size.width, pixels: Array(data.test.features.row(index)))
      },
      captions: chosen.map { index in
        let truth = data.test.labels.ids[index]
        return [data.classNames[truth]] + judgements.map { caption($0, index, truth) }
      }, columns: onlyFirst.count == onlySecond.count ? onlyFirst.count : nil
    ).figure(theme: theme)
    return Figure(
      title: figure.title,
      description: "Test images of \(data.name). \(words(onlyFirst.count, onlySecond.count)). "
        + figure.description, graphics: figure.graphics)
  }

  /// Which images are shown: those above and below each other, or the first and the last.
  private func words(_ first: Int, _ second: Int) -> String {
    let (test, total) = (comparison.test, grouped(comparison.test.total))
    let firstOnly = "only the \(comparison.first.shortTitle) is right"
    let secondOnly = "only the \(comparison.second.shortTitle)"
    let counts = [test.onlyFirst, test.onlySecond].map(grouped)
    if second == 0 { return "Always \(firstOnly) (\(counts[0]) of \(total))" }
    if first == 0 { return "Always \(secondOnly) is right (\(counts[1]) of \(total))" }
    let (above, below) = first == second ? ("Above", "below") : ("First \(first)", "last \(second)")
    return "\(above): \(firstOnly) (\(counts[0]) of \(total)); "
      + "\(below): \(secondOnly) (\(counts[1]))"
  }

  private func caption(_ judgement: Judgement, _ index: Int, _ truth: Int) -> String {
    let guess = judgement.predictions.ids[index]
    let mark = guess == truth ? "✓" : "✗"
    return "\(mark) \(judgement.shortTitle): \(data.classNames[guess])"
  }

  /// The first examples that only the first has right, then those that only the second has right.
  private func indicesOfDisagreement(_ count: Int) -> (onlyFirst: [Int], onlySecond: [Int]) {
    let truth = data.test.labels.ids
    let (first, second) = (comparison.first.predictions.ids, comparison.second.predictions.ids)
    let onlyFirst = truth.indices.filter { first[$0] == truth[$0] && second[$0] != truth[$0] }
    let onlySecond = truth.indices.filter { first[$0] != truth[$0] && second[$0] == truth[$0] }
    let share = max(count / 2, count - onlySecond.count)
    let chosen = Array(onlyFirst.prefix(share))
    return (chosen, Array(onlySecond.prefix(count - chosen.count)))
  }
}
