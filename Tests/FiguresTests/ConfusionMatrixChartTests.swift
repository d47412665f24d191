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
    #expect(try abs(frame("7").midY - frame("5").midY) < 1)
    #expect(
      figure.description
        == "Confusion matrix over 2 classes, rows true, columns predicted: 13 of 29 examples on "
        + "the diagonal. Most often: second taken for first 9 times; first taken for second 7 "
        + "times.")
  }

  @Test func cellsAreWrittenReadably() throws {
    let graphics = try chart(Names.fashion).figure().graphics
    let cells = graphics.shapes.filter { $0.fill != nil }
    let numbers = graphics.texts.filter { Int($0.string) != nil }
    #expect(numbers.count == 100 && cells.count == 100)
    for number in numbers {
      let cell = try #require(cells.first { bounds($0).contains(number.frame) })
      let ground = try #require(cell.fill).color
      #expect(number.style.color.contrast(with: ground) >= 4.5)
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
      title: "None", counts: [[0, 0], [0, 0]], classNames: ["a", "b"]
    ).figure()
    let fills = figure.graphics.shapes.compactMap(\.fill?.color)
    #expect(fills == Array(repeating: Color.white, count: 4))
    #expect(figure.description.hasSuffix("Nothing was confused."))
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
