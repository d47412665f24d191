import Figures
import Testing

@Suite struct ConfusionMatrixChartTests {
  func chart(_ names: [String], largest: Int = 1000) -> ConfusionMatrixChart {
    let counts = names.indices.map { row in
      names.indices.map { row == $0 ? largest : (row * 31 + $0 * 17) % (largest / 8 + 1) }
    }
    return ConfusionMatrixChart(title: "Confusion", counts: counts, classNames: names)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    expectSound(try chart(names).figure().graphics)
  }

  @Test(arguments: 1...50) func everyNumberOfClassesFits(count: Int) throws {
    expectSound(try chart((0..<count).map { "class \($0)" }).figure().graphics)
  }

  @Test(arguments: [0, 1, 10, 1_000_000, Int.max]) func countsOfAllSizesFit(largest: Int) throws {
    expectSound(try chart(Names.fashion, largest: largest).figure().graphics)
    expectSound(try chart(["a", "b"], largest: largest).figure().graphics)
  }

  @Test func axesAreNamed() throws {
    let figure = try chart(Names.fashion).figure()
    let texts = figure.graphics.texts
    let truth = try #require(texts.first { $0.string == "true class" })
    let predicted = try #require(texts.first { $0.string == "predicted class" })
    #expect(truth.isUpright && !predicted.isUpright)
    #expect(truth.frame.maxX < predicted.frame.x && truth.frame.maxY < predicted.frame.y)
  }

  /// Rows are the truth: the 7 of row 0, column 1 stands above the 9 of row 1, and on the right.
  @Test func rowsAreTruth() throws {
    let figure = try ConfusionMatrixChart(
      title: "Two", counts: [[5, 7], [9, 8]], classNames: ["first", "second"]
    ).figure()
    func frame(_ string: String) throws -> Rectangle {
      try #require(figure.graphics.texts.first { $0.string == string }).frame
    }
    #expect(try frame("7").x > frame("9").x)
    #expect(try frame("7").maxY < frame("9").y)
    // The sums of the rows stand beside them: 5 + 7 and 9 + 8.
    #expect(try frame("12").x > frame("7").maxX && frame("17").x > frame("8").maxX)
    #expect(try abs(frame("7").midY - frame("5").midY) < 1)
    #expect(
      figure.description
        == "Confusion matrix over 2 classes, rows true, columns predicted: 13 of 29 examples on "
        + "the diagonal. Most often: second taken for first 9 times; first taken for second 7 "
        + "times. Shades follow the root of the share of the row.")
  }

  @Test func cellsAreWrittenReadably() throws {
    for theme in Theme.all {
      let graphics = try chart(Names.fashion, largest: 999).figure(theme: theme).graphics
      let cells = graphics.shapes.filter { $0.fill != nil && bounds($0).width > 0 }
      let numbers = graphics.texts.filter { Int($0.string.replacing(",", with: "")) != nil }
      #expect(numbers.count == 110 && cells.count == 100)
      for number in numbers {
        let cell = cells.first { bounds($0).contains(number.frame) }
        let ground = cell?.fill?.color ?? theme.ground
        #expect(number.style.color.contrast(with: ground) >= 4.5)
      }
    }
  }

  @Test func crowdedMatricesGrowInProportion() throws {
    let size = try chart((0..<26).map { "letter \($0)" }).figure().graphics.size
    #expect(size.width > 1920 && size.width <= 3840)
    #expect(abs(size.width / size.height - 16.0 / 9) < 0.01)
  }

  @Test func tooCrowdedMatricesShowShadesAlone() throws {
    let graphics = try chart((0..<100).map { "class \($0)" }).figure().graphics
    #expect(!graphics.texts.contains { Int($0.string) != nil })
    #expect(graphics.texts.contains { $0.string.contains("Too many classes") })
    #expect(graphics.shapes.count { $0.fill != nil } == 10_000)
  }

  @Test(arguments: [(41, 5), (100, 10), (256, 25), (512, 50)])
  func bothAxesNameTheSameFewClasses(count: Int, step: Int) throws {
    let names = (0..<count).map { "c\($0)" }
    let graphics = try chart(names, largest: 3).figure().graphics
    expectSound(graphics)
    let named = stride(from: 0, to: count, by: step).map { names[$0] }
    let texts = graphics.texts.map(\.string).filter { names.contains($0) }
    #expect(texts.sorted() == (named + named).sorted())
  }

  @Test func emptyRowsAreWhite() throws {
    let figure = try ConfusionMatrixChart(
      title: "None", counts: [[0, 0], [0, 0]], classNames: ["a", "b"], showsSums: false
    ).figure()
    let fills = figure.graphics.shapes.compactMap(\.fill?.color)
    #expect(fills == Array(repeating: Color.white, count: 4))
    #expect(figure.description.contains("Nothing was confused."))
  }

  /// The texts of the cells, row by row.
  func cells(_ graphics: Graphics, _ names: [String]) -> [String] {
    let words = names + ["all", "Confusion", "true class", "predicted class"]
    let texts = graphics.texts.filter { !words.contains($0.string) && !$0.string.hasSuffix(".") }
    return texts.sorted {
      (($0.frame.midY / 10).rounded(), $0.frame.midX)
        < (($1.frame.midY / 10).rounded(), $1.frame.midX)
    }.map(\.string)
  }

  /// The example of scikit-learn's documentation of `confusion_matrix`:
  /// truth [2, 0, 2, 2, 0, 1] against predictions [0, 0, 2, 2, 0, 2].
  ///
  /// Rows are 2, 1 and 3 examples, columns 3, 0 and 3. A third is 0.33, two thirds 0.67.
  static let shares: [(ConfusionMatrixChart.Normalization, [String])] = [
    (.none, ["2", "0", "0", "0", "0", "1", "1", "0", "2"]),
    (.truth, ["1.00", "0", "0", "0", "0", "1.00", "0.33", "0", "0.67"]),
    (.prediction, ["0.67", "–", "0", "0", "–", "0.33", "0.33", "–", "0.67"]),
    (.all, ["0.33", "0", "0", "0", "0", "0.17", "0.17", "0", "0.33"]),
  ]

  @Test(arguments: shares)
  func sharesAreThoseOfTheExample(
    _ normalization: ConfusionMatrixChart.Normalization,
    _ expected: [String]
  ) throws {
    var counts = Array(repeating: [0, 0, 0], count: 3)
    for (truth, guess) in zip([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]) {
      counts[truth][guess] += 1
    }
    #expect(counts == [[2, 0, 0], [0, 0, 1], [1, 0, 2]])
    let names = ["ant", "bird", "cat"]
    let figure = try ConfusionMatrixChart(
      title: "Confusion", counts: counts, classNames: names, normalization: normalization,
      showsSums: false
    ).figure()
    #expect(cells(figure.graphics, names) == expected)
    let summed = try ConfusionMatrixChart(
      title: "Confusion", counts: counts, classNames: names, normalization: normalization,
      showsSums: true
    ).figure()
    expectSound(summed.graphics)
    let rows = zip([0, 3, 6], ["2", "1", "3"]).flatMap { expected[$0..<$0 + 3] + [$1] }
    #expect(cells(summed.graphics, names) == rows + ["3", "0", "3", "6"])
  }

  /// The share that shades the third row's first cell: 1 of 3, and of the largest count, 2.
  static let depths: [(ConfusionMatrixChart.Normalization, Double)] = [
    (.none, 1.0 / 3), (.truth, 1.0 / 3), (.prediction, 1.0 / 3), (.all, 0.5),
  ]

  @Test(arguments: depths)
  func shadesFollowTheShares(_ normalization: ConfusionMatrixChart.Normalization, share: Double)
    throws
  {
    for theme in Theme.all {
      let graphics = try ConfusionMatrixChart(
        title: "Confusion", counts: [[2, 0, 0], [0, 0, 1], [1, 0, 2]],
        classNames: ["ant", "bird", "cat"], normalization: normalization
      ).figure(theme: theme).graphics
      let fills = graphics.shapes.compactMap(\.fill?.color).prefix(9)
      #expect(fills[6] == Color.mix(theme.ground, theme.heat, at: share.squareRoot()))
      #expect(fills[1] == theme.ground)
    }
  }

  @Test func sharesOfNothingAreDashes() throws {
    func texts(_ normalization: ConfusionMatrixChart.Normalization, _ counts: [[Int]]) throws
      -> [String]
    {
      let figure = try ConfusionMatrixChart(
        title: "Confusion", counts: counts, classNames: ["a", "b"],
        normalization: normalization, showsSums: false
      ).figure()
      return cells(figure.graphics, ["a", "b"])
    }
    #expect(try texts(.truth, [[0, 0], [1, 1]]) == ["–", "–", "0.50", "0.50"])
    #expect(try texts(.prediction, [[0, 4], [0, 4]]) == ["–", "0.50", "–", "0.50"])
    #expect(try texts(.all, [[0, 0], [0, 0]]) == ["–", "–", "–", "–"])
  }

  /// What is not nothing, and not everything, is not written as if it were.
  @Test func sharesAreNotRoundedAway() throws {
    func texts(_ format: NumberFormat) throws -> [String] {
      let figure = try ConfusionMatrixChart(
        title: "Confusion", counts: [[9_999, 1], [0, 7]], classNames: ["a", "b"],
        normalization: .truth, shareFormat: format, showsSums: false
      ).figure()
      return cells(figure.graphics, ["a", "b"])
    }
    #expect(try texts(.decimals(2)) == [">0.99", "<0.01", "0", "1.00"])
    #expect(try texts(.percent(0)) == [">99 %", "<1 %", "0", "100 %"])
    #expect(try texts(.percent(1)) == [">99.9 %", "<0.1 %", "0", "100.0 %"])
    #expect(try texts(.decimals(4)) == ["0.9999", "0.0001", "0", "1.0000"])
  }

  @Test(arguments: ConfusionMatrixChart.Normalization.allCases, [1, 2, 10, 26, 40, 100])
  func everyNormalizationFits(
    _ normalization: ConfusionMatrixChart.Normalization, count: Int
  ) throws {
    let names = (0..<count).map { "c\($0)" }
    let plain = chart(names)
    let summed = ConfusionMatrixChart(
      title: "Confusion", counts: plain.counts, classNames: names, normalization: normalization,
      showsSums: true)
    let themes = [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]
    for theme in count <= 26 ? Theme.all + themes : [.dark] {
      expectSound(try summed.figure(theme: theme).graphics, theme: theme)
    }
  }

  /// The shade is the root of the share, and the remark and the description say so.
  @Test(arguments: ConfusionMatrixChart.Normalization.allCases)
  func shadesAreExplained(_ normalization: ConfusionMatrixChart.Normalization) throws {
    let figure = try ConfusionMatrixChart(
      title: "Confusion", counts: [[1, 2], [3, 4]], classNames: ["a", "b"],
      normalization: normalization
    ).figure()
    let remarks = figure.graphics.texts.map(\.string).filter {
      $0.contains("root") && $0.hasSuffix("so that small errors show.")
    }
    #expect(remarks.count == 1)
    #expect(figure.description.contains("root"))
  }

  /// Names of columns are read without tilting the head, in slides and on paper.
  @Test(arguments: Theme.all) func namesOfColumnsStandLevel(theme: Theme) throws {
    let graphics = try chart(Names.fashion, largest: 999).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    #expect(graphics.size == theme.size)
    let names = graphics.texts.filter { Names.fashion.contains($0.string) || $0.string == "all" }
    #expect(names.count == 21)
    #expect(names.allSatisfy { !$0.isUpright && !$0.isCut })
  }

  /// Sums are stated where they need no larger canvas: with 10 classes, not with 26.
  @Test func sumsAreStatedIfThereIsRoom() throws {
    let few = try chart(Names.fashion).figure().graphics
    #expect(few.texts.contains { $0.string == "all" })
    #expect(few.size == Theme.slide.size)
    // Nine errors of at most 125 and a thousand right ones: sums of four digits.
    #expect(
      few.texts.contains { $0.string == "1,000" } && !few.texts.contains { $0.string == "1000" })
    // The sum of the most that a whole number holds, twice, is rounded.
    let huge = try ConfusionMatrixChart(
      title: "Huge", counts: [[.max, .max], [0, 1]], classNames: ["a", "b"], showsSums: true
    ).figure().graphics
    expectSound(huge)
    #expect(huge.texts.contains { $0.string == "1.84×10¹⁹" })
  }

  @Test func thousandsAreSetApart() throws {
    let figure = try ConfusionMatrixChart(
      title: "Two", counts: [[990, 10], [2000, 88_000]], classNames: ["a", "b"], showsSums: true
    ).figure()
    // 990 + 10, 2,000 + 88,000, 990 + 2,000, 10 + 88,000 and all of them.
    let texts = figure.graphics.texts.map(\.string)
    for number in ["1,000", "2,000", "88,000", "90,000", "2,990", "88,010", "91,000"] {
      #expect(texts.contains(number), "\(number)")
    }
    #expect(figure.description.contains("88,990 of 91,000 examples on the diagonal"))
    #expect(figure.description.contains("b taken for a 2,000 times"))
  }

  @Test func badInputIsNamed() {
    func said(_ counts: [[Int]], _ names: [String]) -> String? {
      message { () throws(FigureError) in
        try ConfusionMatrixChart(title: "", counts: counts, classNames: names).figure()
      }
    }
    #expect(said([], []) == "expected 1 to 512 classes to draw, found 0")
    let many = (0..<10_000).map { "\($0)" }
    #expect(said([], many) == "expected 1 to 512 classes to draw, found 10000")
    #expect(
      said([[1, 2]], ["a", "b"])
        == "expected 2 rows in the matrix, one for each of the classes, found 1")
    #expect(
      said([[1, 2], [3]], ["a", "b"])
        == "expected 2 columns in row 1 of the matrix, one for each of the classes, found 1")
    #expect(
      said([[1, 2], [3, -4]], ["a", "b"])
        == "expected counts of at least 0, found -4 in row 1, column 1")
  }
}
