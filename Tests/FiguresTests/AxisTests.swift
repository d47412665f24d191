import Figures
import Testing

@Suite struct AxisTests {
  @Test func rangesAreRound() {
    #expect(Axis.numbers(covering: [0.22, 0.76], label: "").range == 0.2...0.8)
    #expect(Axis.numbers(covering: [0.843, 0.885], includesZero: true, label: "").range == 0...1)
  }

  @Test(arguments: [0, 1, -7, 0.25, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude])
  func equalValuesGetARangeAroundThem(value: Double) {
    let range = Axis.numbers(covering: [value, value], label: "").range
    #expect(range.lowerBound < value && value < range.upperBound)
    #expect(range.lowerBound.isFinite && range.upperBound.isFinite)
  }
}
