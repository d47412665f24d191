import Figures
import Testing

@Suite struct NumberFormatTests {
  @Test func automaticShowsFourDigitsThatCount() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (0.84321, "0.8432"), (12.3456, "12.35"),
      (1234.5, "1234"), (9_999_999, "9999999"), (1e7, "10⁷"), (-2.5e-7, "−2.5×10⁻⁷"),
      (-1e9, "−10⁹"), (1e300, "10³⁰⁰"), (.leastNonzeroMagnitude, "4.94×10⁻³²⁴"), (-3, "−3"),
    ]
    for (value, text) in cases { #expect(NumberFormat.automatic.text(value) == text) }
  }

  @Test(arguments: [NumberFormat.automatic, .decimals(2), .percent(0)])
  func whatIsNotFiniteIsNamed(format: NumberFormat) {
    #expect([.nan, .infinity, -.infinity].map { format.text($0) } == ["nan", "inf", "−inf"])
  }

  @Test func decimalsAndPercentAreFixed() {
    #expect(NumberFormat.decimals(3).text(0.843) == "0.843")
    #expect(NumberFormat.decimals(3).text(0.8) == "0.800")
    #expect(NumberFormat.decimals(2).text(-0.001) == "0.00")
    #expect(NumberFormat.decimals(0).text(-3) == "−3")
    #expect(NumberFormat.percent(1).text(0.8434) == "84.3 %")
    #expect(NumberFormat.decimals(2).text(2e300) == "2×10³⁰⁰")
  }
}
