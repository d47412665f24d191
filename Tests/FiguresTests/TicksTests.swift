import Figures
import Testing

@Suite struct TicksTests {
  @Test func stepsAreOneTwoOrFive() {
    #expect(Ticks(in: 0...1, atMost: 6).values == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(Ticks(in: 0...1, atMost: 6).labels() == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Ticks(in: 0.5...30.5, atMost: 7, smallestStep: 1).values == [5, 10, 15, 20, 25, 30])
    #expect(Ticks(in: 0.5...1.5, atMost: 11, smallestStep: 1).values == [1])
    #expect(Ticks(in: 0.2...0.8, atMost: 7, smallestStep: 1).values == [])
    #expect(Ticks(in: -0.3...0.3, atMost: 7).values == [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
    #expect(Ticks(in: -0.3...0.3, atMost: 4).labels() == ["−0.2", "0.0", "0.2"])
  }

  @Test(arguments: [
    0...1, -3...7, 0.8...0.9, 1e-300...2e-300, -1e300...1e300, 0...5e-300, 123456...123457,
    -0.001...0.0005, 1e9...3e9,
  ])
  func ticksAreInsideAndFew(range: ClosedRange<Double>) throws {
    for most in 2...12 {
      let ticks = Ticks(in: range, atMost: most)
      #expect(ticks.values.count <= most)
      let slack = 1e-9 * (range.upperBound / 2 - range.lowerBound / 2)
      #expect(
        ticks.values.allSatisfy {
          $0 >= range.lowerBound - slack && $0 <= range.upperBound + slack
        })
      let labels = ticks.labels()
      #expect(Set(labels).count == labels.count, "\(labels)")
      let widened = Ticks.widened(range, atMost: most)
      #expect(widened.lowerBound <= range.lowerBound + slack)
      #expect(widened.upperBound >= range.upperBound - slack)
      #expect(Ticks(in: widened, atMost: max(most, 3)).values.count >= 2)
    }
  }

  @Test func thousandsAreSetApart() {
    #expect(Ticks(in: -1000...2000, atMost: 4).labels() == ["−1,000", "0", "1,000", "2,000"])
  }

  @Test func fractionsAreWrittenInPercent() {
    #expect(Ticks(in: 0.8...0.9, atMost: 3).labels(inPercent: true) == ["80 %", "85 %", "90 %"])
    let fine = Ticks(in: 0.85...0.852, atMost: 3).labels(inPercent: true)
    #expect(fine == ["85.0 %", "85.1 %", "85.2 %"])
  }

  @Test func hugeAndTinyTicksArePowersOfTen() {
    #expect(Ticks(in: 0...4e9, atMost: 3).labels() == ["0", "2×10⁹", "4×10⁹"])
    #expect(Ticks(in: 0...2e-5, atMost: 3).labels() == ["0", "10⁻⁵", "2×10⁻⁵"])
  }
}
