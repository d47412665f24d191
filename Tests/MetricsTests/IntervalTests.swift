import Metrics
import Testing

@Suite struct IntervalTests {
  // Published accuracies on the 10,000 test images of Fashion-MNIST: a network's and a person's.
  @Test func wilsonOfPublishedAccuracies() {
    let network = Interval.wilson(successes: 8864, of: 10_000)
    #expect(abs(network.lower - 0.8800) < 5e-5 && abs(network.upper - 0.8925) < 5e-5)
    let person = Interval.wilson(successes: 8360, of: 10_000)
    #expect(abs(person.lower - 0.8286) < 5e-5 && abs(person.upper - 0.8431) < 5e-5)
  }

  @Test func wilsonEqualsSciPy() throws {
    for reference in try MetricsReference.load().wilson {
      let interval = Interval.wilson(
        successes: reference.successes, of: reference.trials, confidence: reference.confidence)
      #expect(
        agree([interval.lower, interval.upper], reference.interval),
        "\(reference.successes) of \(reference.trials) at \(reference.confidence)")
    }
  }

  @Test func wilsonAtTheEdges() {
    #expect(Interval.wilson(successes: 0, of: 0) == Interval(lower: 0, upper: 1))
    let none = Interval.wilson(successes: 0, of: 50)
    let all = Interval.wilson(successes: 50, of: 50)
    #expect(none.lower == 0 && none.upper > 0.05)
    #expect(all.upper == 1)
    #expect(agree(all.lower, 1 - none.upper))
  }

  // More examples, or less confidence, make a narrower interval.
  @Test func wilsonNarrows() {
    func width(_ interval: Interval) -> Double { interval.upper - interval.lower }
    let few = Interval.wilson(successes: 8, of: 10)
    let many = Interval.wilson(successes: 800, of: 1000)
    let unsure = Interval.wilson(successes: 8, of: 10, confidence: 0.5)
    let verySure = Interval.wilson(successes: 8, of: 10, confidence: 1 - 1e-12)
    #expect(width(many) < width(few))
    #expect(width(unsure) < width(few))
    #expect(width(few) < width(verySure) && width(verySure) < 1)
  }

  @Test func endsAreIncluded() {
    let interval = Interval(lower: 0.25, upper: 0.5)
    #expect(interval.contains(0.25) && interval.contains(0.5))
    #expect(!interval.contains(0.2499) && !interval.contains(0.5001) && !interval.contains(.nan))
  }

  @Test func refusesImpossibleCounts() async {
    await #expect(processExitsWith: .failure) { _ = Interval.wilson(successes: 11, of: 10) }
    await #expect(processExitsWith: .failure) { _ = Interval.wilson(successes: -1, of: 10) }
    await #expect(processExitsWith: .failure) {
      _ = Interval.wilson(successes: 1, of: 10, confidence: 1)
    }
    await #expect(processExitsWith: .failure) { _ = Interval(lower: 1, upper: 0) }
  }
}
