import Foundation

extension IntegrateAndFire {
  /// What a cell did while a current flowed.
  public struct Trace: Equatable, Sendable {
    /// Shape (samples); in ms, from 0, one step apart.
    public let times: [Double]
    /// The membrane potential at these times, shape (samples); in mV, never above the threshold.
    public let potentials: [Double]
    /// When the cell fired, shape (spikes); in ms, ascending, whether or not at a sample.
    public let spikeTimes: [Double]
  }

  /// Lets a constant current flow into the cell, which is at rest before.
  ///
  /// Between two samples the equation has an exact solution (exponential Euler), in which V rises to
  /// the threshold at an exact time:
  ///
  ///     V(t + h) = V∞ + (V(t) - V∞) exp(-h / τ)
  ///
  /// So the spikes do not depend on the step, except for rounding.
  ///
  /// - Parameters:
  ///   - current: I in nA, finite.
  ///   - duration: How long it flows, in ms, above 0.
  ///   - step: The time between two samples, in ms, above 0.
  /// - Returns: The potential at 0, `step`, 2 `step`, … up to the duration, and all spikes until the
  ///   last of these times.
  /// - Throws: ``NeuronError`` if one of them is not so, or there would be more than ten million
  ///   samples or spikes.
  public func run(
    current: Double, duration: Double, step: Double
  ) throws(NeuronError) -> Trace {
    try check(current, duration, step)
    // A duration of 0.3 has three steps of 0.1, although their quotient is a little below 3.
    let steps = Int((duration / step * (1 + 1e-12)).rounded(.down))
    var membrane = Membrane(potential: rest)
    var potentials = [rest]
    for index in 0..<steps {
      membrane.advance(self, current: current, from: Double(index) * step, by: step)
      potentials.append(membrane.potential)
    }
    return Trace(
      times: (0...steps).map { Double($0) * step }, potentials: potentials,
      spikeTimes: membrane.spikeTimes)
  }

  private func check(
    _ current: Double, _ duration: Double, _ step: Double
  ) throws(NeuronError) {
    guard current.isFinite else {
      throw NeuronError("expected a finite current in nA, found \(current)")
    }
    try NeuronError.checkPositive(duration, "a duration in ms")
    try NeuronError.checkPositive(step, "a step in ms")
    let spikes = duration / 1000 * rate(current: current)
    guard duration / step <= 1e7, spikes <= 1e7 else {
      throw NeuronError(
        "expected at most 10000000 samples and spikes, found a duration of \(duration) ms with steps "
          + "of \(step) ms and \(spikes) spikes; choose a longer step, a shorter duration or a "
          + "smaller current")
    }
  }
}

/// The membrane of a cell as time goes on.
private struct Membrane {
  /// V in mV.
  var potential: Double
  /// What is left of the refractory period, in ms.
  var refractoryTime = 0.0
  var spikeTimes: [Double] = []

  /// Lets time go on by one step, with as many spikes in it as fall into it.
  mutating func advance(
    _ cell: IntegrateAndFire, current: Double, from start: Double, by step: Double
  ) {
    var left = step
    while left > 0 {
      if refractoryTime > 0 {
        let pause = min(refractoryTime, left)
        refractoryTime -= pause
        left -= pause
        continue
      }
      let rise = cell.timeToThreshold(from: potential, current: current)
      if rise > left {
        let settled = cell.settled(current: current)
        let next = settled + (potential - settled) * exp(-left / cell.timeConstant)
        potential = min(next, cell.threshold)
        return
      }
      left -= rise
      spikeTimes.append(start + (step - left))
      potential = cell.reset
      refractoryTime = cell.refractoryPeriod
    }
  }
}
