import Figures
import Testing

@Suite struct LogarithmicTicksTests {
  /// The densest way to mark a range.
  func first(_ range: ClosedRange<Double>) -> LogarithmicTicks? {
    LogarithmicTicks.choices(in: range).first
  }

  @Test func fewDecadesHaveTwosAndFives() {
    #expect(first(0.01...1)?.values == [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1])
    #expect(first(0.01...1)?.labels == ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"])
    #expect(first(1...10)?.values == [1, 2, 5, 10])
  }

  @Test func manyDecadesHavePowersOfTenOnly() {
    #expect(first(1e-5...1)?.labels == ["10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"])
    #expect(first(0.001...10_000)?.labels.first == "0.001")
    #expect(first(0.001...10_000)?.labels.last == "10,000")
    #expect(first(1e-300...1e300)?.values.count == 7)
  }

  @Test func lessThanADecadeHasEvenSteps() {
    #expect(first(0.82...0.88)?.labels == ["0.82", "0.84", "0.86", "0.88"])
  }

  @Test(arguments: [
    0.01...1, 1e-300...1e300, 1e-300...2e-300, 5e299...1e300, 0.82...0.83, 3...4000,
    0.5...0.500001, 1e-9...1e9,
  ])
  func choicesRiseInsideAndGetFewer(range: ClosedRange<Double>) {
    let choices = LogarithmicTicks.choices(in: range)
    #expect(choices.last?.values.count == 1)
    for ticks in choices {
      #expect(ticks.labels.count == ticks.values.count)
      #expect(Set(ticks.labels).count == ticks.labels.count)
      #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
      #expect(
        ticks.values.allSatisfy {
          $0 >= range.lowerBound * (1 - 1e-8) && $0 <= range.upperBound * (1 + 1e-8)
        })
    }
  }
}
