import Networks
import Testing

struct LearningRateScheduleTests {
  @Test func constantStaysTheSame() {
    #expect([0, 1, 1_000].allSatisfy { LearningRateSchedule.constant.factor(afterSteps: $0) == 1 })
  }

  /// 0.5^(t / 4) for t = 0, 2, 4, 8.
  @Test func exponentialDecayHalvesEveryFourSteps() {
    let schedule = LearningRateSchedule.exponentialDecay(rate: 0.5, steps: 4)
    let factors = [0, 2, 4, 8].map { schedule.factor(afterSteps: $0) }
    for (factor, expected) in zip(factors, [1, 0.5.squareRoot(), 0.5, 0.25]) {
      #expect(abs(factor - expected) < 1e-12)
    }
  }

  @Test func warmUpGrowsInEqualStepsAndStays() {
    let schedule = LearningRateSchedule.warmUp(steps: 4)
    #expect((0..<6).map { schedule.factor(afterSteps: $0) } == [0.25, 0.5, 0.75, 1, 1, 1])
  }
}
