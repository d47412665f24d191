import Figures
import Testing

@Suite struct SpacedPlacesTests {
  func places(
    _ wanted: [Double], size: Double = 2, within limits: ClosedRange<Double> = -100...100
  ) -> [Double] {
    SpacedPlaces.nearest(
      to: wanted, sizes: wanted.map { _ in size }, within: limits)
  }

  @Test func whatIsApartStays() {
    #expect(places([]) == [])
    #expect(places([3]) == [3])
    #expect(places([1, 5, 3]) == [1, 5, 3])
  }

  /// Two at the same place go half a size to each side; the order given is kept.
  @Test func whatTouchesIsMovedByTheLeast() {
    #expect(places([4, 4]) == [3, 5])
    #expect(places([4.5, 4]) == [5.25, 3.25])
    // A quarter to each side is enough where half a unit is missing.
    #expect(places([4, 5.5]) == [3.75, 5.75])
    // Three at 0, 0 and 1: without sizes 0, -2 and -3, whose mean is -5/3.
    let three = places([0, 0, 1])
    #expect(abs(three[0] + 5.0 / 3) < 1e-12 && abs(three[2] - 7.0 / 3) < 1e-12)
    // Two touch, the third is far enough to stay.
    #expect(places([0, 0, 10]) == [-1, 1, 10])
  }

  @Test func placesStayWithinLimits() {
    #expect(places([0, 0], within: 0...10) == [1, 3])
    #expect(places([10, 10], within: 0...10) == [7, 9])
    // Sizes of 2 and 4 need 3 between their middles.
    #expect(SpacedPlaces.nearest(to: [0, 0], sizes: [2, 4], within: 0...10) == [1, 4])
  }
}
