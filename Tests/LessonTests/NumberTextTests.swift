import LessonSupport
import Metrics
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.84234, 4, "0.8423"), (1, 2, "1.00"), (-0.5, 1, "-0.5"), (0, 4, "0.0000"),
    // What is rounded to nothing has no sign.
    (-0.00001, 4, "0.0000"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.006, 2, "-0.01"),
    (.nan, 2, "nan"),
  ])
  func decimalsAreFixed(value: Double, count: Int, text: String) {
    #expect(decimals(value, count) == text)
  }

  @Test(arguments: [
    (33.963, 2, "34"), (0.01234, 2, "0.012"), (3.14159, 3, "3.14"), (1.96, 2, "2.0"),
    (266_610, 3, "266,610"), (123.4, 2, "123"), (1.25e9, 2, "1.2e+09"), (2e-7, 2, "2.0e-07"),
    // Rounding up may take one digit more before the point, and then one less after it.
    (9.96, 2, "10"), (0.0996, 2, "0.10"), (99.7, 2, "100"), (0, 2, "0.0"), (-33.963, 2, "-34"),
    (.infinity, 2, "inf"), (.nan, 2, "nan"),
  ])
  func significantDigitsAreCounted(value: Double, digits: Int, text: String) {
    #expect(significant(value, digits) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (266_610, "266,610"), (-1234, "-1,234"),
    (1_000_000, "1,000,000"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsStandApart(value: Int, text: String) {
    #expect(grouped(value) == text)
  }

  @Test(arguments: [
    (0.05, "= 0.0500"), (1, "= 1.0000"), (1e-4, "= 0.0001"), (9.94e-5, "= 9.9e-05"),
    (4.1e-23, "= 4.1e-23"), (1e-301, "< 1e-300"), (0, "< 1e-300"),
  ])
  func chancesAreNeverNothing(p: Double, text: String) {
    #expect(probability(p) == text)
  }

  @Test(arguments: [
    (0.001, "0.001"), (1, "1"), (100, "100"), (0.5, "0.5"), (1e-5, "1e-05"), (1e20, "1e+20"),
    (.infinity, "inf"), (.nan, "nan"),
  ])
  func numbersAreAsTyped(value: Double, text: String) {
    #expect(plain(value) == text)
  }

  @Test func otherForms() {
    #expect(percent(0.8423) == "84.2 %")
    #expect(percent(1) == "100.0 %")
    #expect(scientific(3.14e-5) == "3.1e-05")
    #expect(interval(Interval(lower: 0.83514, upper: 0.84926)) == "0.8351 to 0.8493")
  }
}
