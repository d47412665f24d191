import Foundation
import Learning
import Matrices
import Networks
import Testing

struct OptimizerTests {
  private static let optimizers: [String: any Optimizer] = [
    "sgd": SGD(learningRate: 0.1), "sgd_l2": SGD(learningRate: 0.1),
    "sgd_momentum": SGD(learningRate: 0.1, momentum: 0.9),
    "sgd_nesterov": SGD(learningRate: 0.1, momentum: 0.9, nesterov: true),
    "sgd_decay": SGD(learningRate: 0.1, schedule: .exponentialDecay(rate: 0.5, steps: 4)),
    "rmsprop": RMSprop(), "rmsprop_momentum": RMSprop(learningRate: 0.01, rho: 0.8, momentum: 0.5),
    "adam": Adam(), "adam_l2": Adam(),
    "adam_settings": Adam(learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3),
  ]

  @Test(arguments: optimizers.keys.sorted())
  func oneAndThreeStepsAreKerass(name: String) throws {
    let reference = try TrainingReference.load()
    let made = try #require(reference.cases[name])
    let optimizer = try #require(Self.optimizers[name])
    for (steps, weights) in try [
      (1, #require(made.one_step)), (3, #require(made.three_steps)),
    ] {
      var (network, examples) = try reference.network(made)
      try network.fit(examples, epochs: steps, batchSize: 6, optimizer: optimizer, seed: 1)
      for (layer, parameters) in network.parameters.enumerated() {
        #expect(relativeError(parameters.kernel.elements, weights[2 * layer].flat) < 1e-5)
        #expect(relativeError(parameters.bias, weights[2 * layer + 1].flat) < 1e-5)
      }
    }
  }

  /// The weight after each step down L = w²/2, whose slope is w, from w = 1.
  private func descend(_ optimizer: some Optimizer, steps: Int) -> [Float] {
    var (weight, first, second): (Float, Float, Float) = (1, 0, 0)
    return (1...steps).map { step in
      var slope = weight
      optimizer.update(
        WeightBlock(&weight, slope: &slope, &first, &second),
        learningRate: Float(optimizer.learningRate), step: step)
      return weight
    }
  }

  /// v = -0.1, w = 0.9; v = 0.9 · -0.1 - 0.1 · 0.9 = -0.18, w = 0.72.
  @Test func momentumMovesByAHandCalculation() {
    let weights = descend(SGD(learningRate: 0.1, momentum: 0.9), steps: 2)
    #expect(abs(weights[0] - 0.9) < 1e-6 && abs(weights[1] - 0.72) < 1e-6)
  }

  /// v = -0.1, w = 1 + 0.9 · -0.1 - 0.1 = 0.81.
  @Test func nesterovsMomentumMovesByAHandCalculation() {
    let weights = descend(SGD(learningRate: 0.1, momentum: 0.9, nesterov: true), steps: 1)
    #expect(abs(weights[0] - 0.81) < 1e-6)
  }

  /// m = 0.1, s = 0.001, so that the step is η √0.001 / 0.1 · 0.1 / (√0.001 + ε) for g = 1.
  @Test func adamsFirstStepIsTheLearningRate() {
    let adam = Adam(learningRate: 0.1, epsilon: 1e-3)
    let step = 0.1 * 0.001.squareRoot() / (0.001.squareRoot() + 1e-3)
    #expect(abs(Double(1 - descend(adam, steps: 1)[0]) - step) < 1e-6)
  }

  /// 0.9 to the power of 840 is 3.7e-39, which is subnormal, and of 820 3.0e-38, which is not.
  @Test func aMemoryTooSmallToBeNormalIsForgotten() {
    var (weight, slope, second): (Float, Float, Float) = (1, 0, 0)
    var velocity: Float = 1
    let optimizer = SGD(learningRate: 0.1, momentum: 0.9)
    for step in 1...840 {
      optimizer.update(
        WeightBlock(&weight, slope: &slope, &velocity, &second), learningRate: 0.1, step: step)
      #expect(step > 820 || velocity > 0)
    }
    #expect(velocity == 0)
  }

  @Test func settingsOutOfRangeAreRefused() {
    let wrong: [any Optimizer] = [
      SGD(learningRate: 0), SGD(learningRate: .nan), SGD(momentum: 1), SGD(momentum: -0.1),
      RMSprop(rho: 1), RMSprop(epsilon: 0), RMSprop(epsilon: 1e-46), Adam(epsilon: 1e-40),
      Adam(beta1: 1), Adam(beta2: -1), Adam(epsilon: .nan),
      Adam(learningRate: .infinity), SGD(schedule: .warmUp(steps: 0)),
      SGD(schedule: .exponentialDecay(rate: 0, steps: 1)),
      SGD(schedule: .exponentialDecay(rate: 0.5, steps: 0)),
    ]
    for optimizer in wrong {
      #expect(throws: NetworkError.self, "\(optimizer.description)") { try optimizer.check() }
    }
  }

  @Test(arguments: [["a", "b", "c"], ["a", "a"]])
  func memoriesThatThereIsNoRoomForAreRefused(names: [String]) throws {
    struct Hoarding: Optimizer {
      let description = "Hoarding"
      let learningRate = 0.1
      let schedule = LearningRateSchedule.constant
      let memoryNames: [String]
      func check() {}
      func update(_ block: WeightBlock, learningRate: Float, step: Int) {}
    }
    var network = try flowerNetwork()
    let error = #expect(throws: NetworkError.self) {
      try network.fit(
        flowers(9), epochs: 1, batchSize: 9, optimizer: Hoarding(memoryNames: names), seed: 1)
    }
    #expect(error?.description.contains("Hoarding: expected at most 2 different") == true)
  }

  @Test func descriptionsNameEverySetting() {
    let optimizer: any Optimizer = SGD()
    #expect("\(optimizer)" == optimizer.description)
    #expect("\(LearningRateSchedule.warmUp(steps: 5))" == "warm-up over 5 steps")
    #expect(
      Adam().description
        == "Adam(learningRate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-07, schedule constant)")
    #expect(
      SGD(schedule: .warmUp(steps: 5)).description
        == "SGD(learningRate 0.01, momentum 0.0, nesterov false, schedule warm-up over 5 steps)")
    #expect(RMSprop().description.contains("rho 0.9, momentum 0.0, epsilon 1e-07"))
  }
}
