import Figures
import Testing

@Suite struct PotentialTracesTests {
  func trace(
    _ title: String, _ potentials: [Double] = [-70, -60, -70], spikes: [Double] = []
  ) -> PotentialTraces.Trace {
    PotentialTraces.Trace(
      title: title, times: potentials.indices.map(Double.init), potentials: potentials,
      spikeTimes: spikes)
  }

  func figure(_ traces: [PotentialTraces.Trace], theme: Theme = .slide) throws(FigureError)
    -> Figure
  {
    try PotentialTraces(
      title: "Traces", traces: traces, threshold: -55, thresholdLabel: "threshold", peak: 30
    ).figure(theme: theme)
  }

  @Test(arguments: Themes.all) func titlesOfAllKindsFit(theme: Theme) throws {
    for names in Names.lists where [1, 2].contains(names.count) || names.count == 11 {
      for count in 1...3 {
        let traces = names.prefix(count).map { trace($0, spikes: [1.5]) }
        expectSound(try figure(Array(traces), theme: theme).graphics, theme: theme)
      }
    }
  }

  @Test(arguments: Themes.all) func potentialsOfAllSizesFit(theme: Theme) throws {
    for potentials in [[0], [1e300, -1e300], [1e-300, 0], [5, 5, 5], [-55, 30]] {
      expectSound(
        try figure([trace("a", potentials, spikes: [0.5])], theme: theme).graphics, theme: theme)
    }
  }

  /// Samples at 0, 1 and 2 and a spike at 1.5: up to the peak and down, at one place.
  @Test func aSpikeIsAnUprightLine() throws {
    let graphics = try figure([trace("a", [-70, -60, -70], spikes: [1.5])]).graphics
    let line = try #require(
      graphics.shapes.first { $0.stroke?.color == Theme.slide.palette[0] })
    guard case .path(let points, false) = line.outline else {
      Issue.record("expected a path")
      return
    }
    #expect(points.count == 6)
    let spike = points[2...4]
    #expect(spike.allSatisfy { abs($0.x - points[2].x) < 1e-9 })
    let frame = try #require(inside(graphics))
    #expect(abs(points[3].x - (frame.x + 0.75 * frame.width)) < 1e-6)
    // From -70 to 30, with a twentieth of that as room: 30 is 5 below the top of 110.
    #expect(abs(points[3].y - (frame.y + frame.height * 5 / 110)) < 1e-6)
    let hasMarkers = graphics.shapes.contains { $0.fill?.color == Theme.slide.palette[0] }
    #expect(!hasMarkers)
  }

  /// All panels have the same potentials at the same heights, and the threshold is named once.
  @Test func panelsShareTheirAxis() throws {
    let graphics = try figure([trace("a"), trace("b", [-70, -80])]).graphics
    #expect(graphics.texts.count { $0.string == "threshold" } == 1)
    #expect(graphics.texts.count { $0.string == "membrane potential (mV)" } == 1)
    #expect(graphics.texts.count { $0.string == "time (ms)" } == 2)
    let rules = graphics.shapes.filter {
      $0.stroke?.color == Theme.slide.mutedInk && $0.stroke?.dash.isEmpty == false
    }.map(bounds)
    #expect(rules.count == 2 && Set(rules.map(\.y)).count == 1)
  }

  @Test func whatItShowsIsSaidInWords() throws {
    let description = try figure([trace("1 nA"), trace("2 nA", spikes: [0.5, 1.5])]).description
    #expect(
      description
        == "membrane potential (mV) over time (ms), with threshold marked. 1 nA: no spike, "
        + "highest −60. 2 nA: 2 spikes, the first at 0.5.")
  }

  @Test func whatCannotBeDrawnIsNamed() {
    let cases: [([PotentialTraces.Trace], String)] = [
      ([], "expected 1 to 6 runs to draw, found 0"),
      ((0..<7).map { trace("\($0)") }, "expected 1 to 6 runs to draw, found 7"),
      ([trace("a", [])], "expected values in the times of the run “a”, found none"),
      (
        [trace("a", [.nan])], "expected finite values up to 1e300 in the potentials of the run “a”"
      ),
      (
        [trace("a", spikes: [.infinity])],
        "expected finite values up to 1e300 in the spikes of the run “a”"
      ),
      (
        [.init(title: "a", times: [0, 1], potentials: [0], spikeTimes: [])],
        "expected 2 potentials in the run “a”, one for each of the times, found 1"
      ),
    ]
    for (traces, words) in cases {
      #expect(
        message { () throws(FigureError) in try figure(traces) }?.hasPrefix(words) == true)
    }
  }
}
