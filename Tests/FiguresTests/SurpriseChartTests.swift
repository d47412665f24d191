import Figures
import Foundation
import Testing

@Suite struct SurpriseChartTests {
  /// Answers from sure and right to sure and wrong.
  func chart(
    _ count: Int, named: [SurpriseChart.Named] = [], mean: Double = 0.5, classCount: Int = 10
  ) -> SurpriseChart {
    SurpriseChart(
      title: "Surprise", subtitle: "Who is surprised?",
      answers: (0..<count).map {
        let p = (Double($0) + 0.5) / Double(count)
        return SurpriseChart.Answer(probability: p, isRight: p > 0.25)
      }, named: named, mean: mean, classCount: classCount)
  }

  @Test(arguments: Themes.all) func everythingFits(theme: Theme) throws {
    for ps in [
      [0.97, 0.99, 1], [0.1, 0.5, 0.9], [0, 0, 0], [0.001, 0.002, 0.99], [0.4, 0.45, 0.5],
    ] {
      let named = ps.enumerated().map { SurpriseChart.Named("image \($0)", probability: $1) }
      for count in [1, 7, 2000] {
        let graphics = try chart(count, named: named).figure(theme: theme).graphics
        expectSound(graphics, theme: theme)
      }
    }
    for (mean, classes) in [(0.0, 2), (7.4, 1000), (50, 10)] {
      let graphics = try chart(50, mean: mean, classCount: classes).figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
    }
  }

  /// -ln 0.5 = 0.69 and -ln 0.25 = 1.39; ln 10 = 2.30.
  @Test func whatItSays() throws {
    let figure = try SurpriseChart(
      title: "Surprise",
      answers: [
        .init(probability: 0.5, isRight: true), .init(probability: 0.25, isRight: false),
        .init(probability: 0, isRight: false),
      ], named: [.init("one", probability: 0.5), .init("two", probability: 0.45)], mean: 0.75,
      classCount: 10
    ).figure()
    #expect(
      figure.description
        == "The loss, −ln p, over p, the probability given to the true class: it falls from 8.00 at "
        + "the upper end to 0 at p = 1. Answers: 1 right, with p from 0.50 to 0.50; 2 wrong, with p "
        + "from 0.00 to 0.25; 1 above the axis. Mean loss 0.75; guessing among 10 classes 2.30. one: "
        + "p 0.50, loss 0.69. two: p 0.45, loss 0.80.")
    let texts = figure.graphics.texts.map(\.string)
    for words in ["two: 0.80, one: 0.69", "mean of all, 0.75", "guessing, ln 10 = 2.30"] {
      #expect(texts.contains(words), "\(words)")
    }
  }

  /// Right answers are discs, wrong ones crosses, of two thousand a hundred: 25 of them wrong.
  @Test func aHundredAreDrawnByRank() throws {
    let graphics = try chart(2000).figure().graphics
    let wrong = graphics.shapes.count { shape in
      if case .path(let corners, true) = shape.outline {
        return corners.count == 12 && shape.fill?.color == Theme.slide.series(1).color
      }
      return false
    }
    let right = graphics.shapes.count { shape in
      if case .circle = shape.outline { return shape.fill?.color == Theme.slide.series(0).color }
      return false
    }
    #expect(wrong == 25 + 1 && right == 75 + 1)  // and the legend
  }

  @Test func badInputIsNamed() {
    let answer = SurpriseChart.Answer(probability: 0.5, isRight: true)
    func said(_ answers: [SurpriseChart.Answer], mean: Double = 1, classCount: Int = 3) -> String? {
      message { () throws(FigureError) in
        try SurpriseChart(title: "S", answers: answers, mean: mean, classCount: classCount).figure()
      }
    }
    #expect(said([])?.contains("expected answers to draw, found none") == true)
    for p in [-0.1, 1.1, .nan] {
      let wrong = SurpriseChart.Answer(probability: p, isRight: true)
      #expect(said([answer, wrong])?.contains("from 0 to 1, found \(p)") == true)
    }
    for mean in [-1, Double.infinity, .nan] {
      #expect(said([answer], mean: mean)?.contains("mean loss of at least 0, found") == true)
    }
    #expect(said([answer], classCount: 1)?.contains("at least 2 classes, found 1") == true)
    #expect(said([answer]) == nil)
  }
}
