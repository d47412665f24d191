import Foundation
import Neurons
import Testing

@Suite struct IntegrateAndFireTests {
  // (-55 - -70) mV / 10 MΩ = 1.5 nA.
  @Test func theTextbookCell() throws {
    let cell = try IntegrateAndFire()
    #expect(cell.rest == -70 && cell.threshold == -55 && cell.reset == -70)
    #expect(cell.rheobase == 1.5)
  }

  /// A constant current up to the rheobase never makes the cell fire.
  @Test(arguments: [-100, -1, 0, 0.5, 1, 1.499, 1.5])
  func belowTheRheobaseNothingIsFired(current: Double) throws {
    let cell = try IntegrateAndFire()
    let trace = try cell.run(current: current, duration: 10_000, step: 0.5)
    #expect(trace.spikeTimes.isEmpty)
    #expect(cell.rate(current: current) == 0)
    // V comes to rest where the current and the leak are in balance.
    #expect(abs((trace.potentials.last ?? 0) - (-70 + 10 * current)) < 1e-9)
  }

  // I = 2 nA: R I = 20 mV, so 1000 / (2 + 10 ln(20 / 5)) = 1000 / 15.8629… = 63.04 spikes a second.
  @Test func theRateByHand() throws {
    let cell = try IntegrateAndFire()
    #expect(abs(cell.rate(current: 2) - 1000 / (2 + 10 * log(4))) < 1e-12)
    #expect(abs(cell.rate(current: 2) - 63.04) < 0.005)
    // It cannot fire faster than its refractory period allows.
    #expect(cell.rate(current: .infinity) == 500)
    #expect(cell.rate(current: -.infinity) == 0 && cell.rate(current: .nan).isNaN)
  }

  /// The time between two spikes is that of the closed form, whatever the step.
  @Test(arguments: [1.51, 1.6, 2, 5, 50], [0.01, 0.1, 0.37, 25])
  func theRunFiresAtTheRate(current: Double, step: Double) throws {
    for cell in try cells() {
      let spikes = try cell.run(current: current, duration: 1000, step: step).spikeTimes
      let interval = 1000 / cell.rate(current: current)
      #expect(spikes.count >= Int(900 / interval) - 1)
      for (earlier, later) in zip(spikes, spikes.dropFirst()) {
        #expect(abs(later - earlier - interval) < 1e-8 * interval)
      }
    }
  }

  /// The same equation in 100,000 small straight steps (Euler's), and a look for the threshold.
  @Test(arguments: [1.6, 2, 5])
  func theRunIsThatOfSmallSteps(current: Double) throws {
    for cell in try cells() {
      let trace = try cell.run(current: current, duration: 100, step: 0.5)
      var (v, silence, spikes, samples) = (cell.rest, 0.0, [Double](), [cell.rest])
      for index in 1...100_000 {
        if silence > 5e-4 {
          silence -= 1e-3
        } else {
          v += 1e-3 / cell.timeConstant * (cell.rest - v + cell.resistance * current)
        }
        if v >= cell.threshold {
          spikes.append(Double(index) * 1e-3)
          (v, silence) = (cell.reset, cell.refractoryPeriod)
        }
        if index % 500 == 0 { samples.append(v) }
      }
      #expect(abs(trace.spikeTimes.count - spikes.count) <= 1)
      for (ours, theirs) in zip(trace.spikeTimes, spikes) { #expect(abs(ours - theirs) < 0.1) }
      // Until the first spike, the potentials themselves can be compared.
      let first = trace.spikeTimes.first ?? 0
      for (time, pair) in zip(trace.times, zip(trace.potentials, samples)) where time < first {
        #expect(abs(pair.0 - pair.1) < 0.01)
      }
    }
  }

  /// More current is never fewer spikes, though not without end.
  @Test func theRateGrowsWithTheCurrent() throws {
    let cell = try IntegrateAndFire()
    let currents = stride(from: 0.0, through: 10, by: 0.1).map { $0 }
    let counts = try currents.map {
      try cell.run(current: $0, duration: 1000, step: 1).spikeTimes.count
    }
    for (fewer, more) in zip(counts, counts.dropFirst()) { #expect(fewer <= more) }
    let rates = currents.map { cell.rate(current: $0) }
    for (lower, higher) in zip(rates, rates.dropFirst()) {
      #expect(lower < higher || higher == 0)
    }
    #expect(counts[15] == 0 && counts[16] > 0 && (counts.last ?? 0) < 500)
  }

  /// V rises to the threshold before each spike, and is below it everywhere else.
  @Test func firesOnTheWayUpOnly() throws {
    for cell in try cells() {
      let trace = try cell.run(current: 2, duration: 200, step: 0.01)
      #expect(trace.potentials.allSatisfy { $0 <= cell.threshold })
      #expect(!trace.spikeTimes.isEmpty)
      for spike in trace.spikeTimes {
        let before = Int((spike / 0.01).rounded(.down))
        let after = min(before + 1, trace.potentials.count - 1)
        #expect(trace.potentials[before - 1] < trace.potentials[before])
        #expect(cell.threshold - trace.potentials[before] < 0.05)
        #expect(trace.potentials[after] < cell.threshold - 4)
      }
      // A fall of the potential by more than the leak can do is a spike, and nothing else is.
      let falls = zip(trace.potentials, trace.potentials.dropFirst()).count { $0 - $1 > 1 }
      #expect(falls == trace.spikeTimes.count)
    }
  }

  /// After a spike the cell stays at its reset for as long as it is refractory.
  @Test func theCellRestsAfterASpike() throws {
    let cell = try IntegrateAndFire(reset: -80, refractoryPeriod: 5)
    let trace = try cell.run(current: 3, duration: 50, step: 0.25)
    let first = try #require(trace.spikeTimes.first)
    let silent = zip(trace.times, trace.potentials).filter { $0.0 > first && $0.0 < first + 5 }
    #expect(silent.count == 20)
    #expect(silent.allSatisfy { $0.1 == -80 })
  }

  @Test func theSamplesAreWhereTheyShouldBe() throws {
    let cell = try IntegrateAndFire()
    let trace = try cell.run(current: 1, duration: 0.3, step: 0.1)
    #expect(trace.times == [0, 0.1, 0.2, 3 * 0.1])
    #expect(trace.potentials.count == 4 && trace.potentials[0] == -70)
    // A duration below the step has its first sample only.
    let short = try cell.run(current: 1, duration: 0.05, step: 0.1)
    #expect(short.times == [0] && short.potentials == [-70])
  }

  @Test func cellsAreChecked() {
    for bad in [0, -1, Double.nan, .infinity] {
      #expect(throws: NeuronError.self) { try IntegrateAndFire(timeConstant: bad) }
      #expect(throws: NeuronError.self) { try IntegrateAndFire(resistance: bad) }
    }
    for bad in [-1, Double.nan, .infinity] {
      #expect(throws: NeuronError.self) { try IntegrateAndFire(refractoryPeriod: bad) }
    }
    for bad in [-55, 0, Double.nan, .infinity, -.infinity] {
      #expect(throws: NeuronError.self) { try IntegrateAndFire(rest: bad) }
      #expect(throws: NeuronError.self) { try IntegrateAndFire(reset: bad) }
    }
    #expect(throws: NeuronError.self) { try IntegrateAndFire(threshold: -70) }
  }

  @Test func runsAreChecked() throws {
    let cell = try IntegrateAndFire(refractoryPeriod: 0)
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(throws: NeuronError.self) { try cell.run(current: bad, duration: 1, step: 1) }
    }
    for bad in [0, -1, Double.nan, .infinity] {
      #expect(throws: NeuronError.self) { try cell.run(current: 1, duration: bad, step: 1) }
      #expect(throws: NeuronError.self) { try cell.run(current: 1, duration: 1, step: bad) }
    }
    // More samples, or more spikes, than anybody can look at.
    #expect(throws: NeuronError.self) { try cell.run(current: 1, duration: 1e9, step: 1e-3) }
    for current in [1e9, 1e300, .greatestFiniteMagnitude] {
      #expect(throws: NeuronError.self) { try cell.run(current: current, duration: 1e3, step: 1) }
    }
  }

  private func cells() throws -> [IntegrateAndFire] {
    [
      try IntegrateAndFire(), try IntegrateAndFire(refractoryPeriod: 0),
      try IntegrateAndFire(timeConstant: 20, reset: -75, refractoryPeriod: 1.3),
    ]
  }
}
