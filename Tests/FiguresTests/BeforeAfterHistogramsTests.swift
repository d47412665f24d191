import Figures
import Testing

@Suite struct BeforeAfterHistogramsTests {
  func pair(
    _ name: String, edges: [Double] = [-1, -0.5, 0, 0.5, 1], before: [Int]? = [0, 5, 5, 0],
    after: [Int] = [1, 4, 3, 2]
  ) -> BeforeAfterHistograms.Pair {
    BeforeAfterHistograms.Pair(
      name, before: before.map { HistogramBins(edges: edges, counts: $0) },
      after: HistogramBins(edges: edges, counts: after))
  }

  func chart(_ pairs: [BeforeAfterHistograms.Pair]) -> BeforeAfterHistograms {
    BeforeAfterHistograms(title: "Weights", pairs: pairs, valueLabel: "weight")
  }

  @Test(arguments: Themes.all) func everythingFits(theme: Theme) throws {
    for count in 1...6 {
      let pairs = (0..<count).map { pair("layer \($0)", before: $0 == 1 ? nil : [1, 2, 2, 1]) }
      expectSound(try chart(pairs).figure(theme: theme).graphics, theme: theme)
    }
    for size in [1e-9, 1, 1e6] {
      let wide = pair("wide", edges: [-1, -0.5, 0, 0.5, 1].map { size * $0 })
      let empty = pair("empty", before: [0, 0, 0, 0], after: [0, 0, 0, 0])
      expectSound(try chart([wide, empty]).figure(theme: theme).graphics, theme: theme)
    }
  }

  /// Heights are shares: 5 of 10 before, 4 of 10 after.
  @Test func whatItSays() throws {
    let figure = try chart([pair("hidden"), pair("output", before: nil)]).figure()
    #expect(
      figure.description
        == "Histograms of weight. hidden: before from −0.5 to 0.5, at most 50.0 % in a bin; after "
        + "from −1 to 1, at most 40.0 % in a bin. output: after from −1 to 1, at most 40.0 % in a "
        + "bin.")
    let texts = figure.graphics.texts.map(\.string)
    for words in ["before", "after", "hidden", "output", "weight", "share in each bin", "40 %"] {
      #expect(texts.contains(words), "\(words)")
    }
    let alone = try chart([pair("output", before: nil)]).figure().graphics.texts.map(\.string)
    #expect(!alone.contains("before"))
  }

  @Test func badInputIsNamed() {
    func said(_ pairs: [BeforeAfterHistograms.Pair]) -> String? {
      message { () throws(FigureError) in try chart(pairs).figure() }
    }
    #expect(said([])?.contains("expected 1 to 6 pairs of histograms, found 0") == true)
    #expect(said(Array(repeating: pair("x"), count: 7))?.contains("found 7") == true)
    #expect(said([pair("x", after: [1])])?.contains("expected 2 edges") == true)
    #expect(said([pair("x", before: [1, -1, 0, 0])])?.contains("found -1") == true)
  }
}
