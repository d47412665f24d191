import Foundation

/// A leaky integrate-and-fire cell: the simplest model of a nerve cell that fires.
///
///     τ dV/dt = -(V - Vrest) + R I
///
/// An input current I drives the membrane potential V up from its rest; the leak pulls it back. When
/// V *rises* to the threshold, the cell fires a spike, V is reset, and for a refractory period it
/// stays there. Below the threshold nothing is fired. The constant current above which the cell fires
/// is called the rheobase; at the rheobase itself the threshold is only approached:
///
///     V∞ = Vrest + R I                              where V would settle
///     I_rheobase = (Vthreshold - Vrest) / R         V∞ is the threshold itself
///
/// Times are in ms, potentials in mV, currents in nA and resistances in MΩ, so that R I is in mV;
/// rates are in spikes per second.
///
/// - Source: Lapicque, "Recherches quantitatives sur l'excitation électrique des nerfs traitée comme
///   une polarisation", 1907; Dayan & Abbott, "Theoretical Neuroscience", 2001, section 5.4.
public struct IntegrateAndFire: Equatable, Sendable {
  /// τ in ms, above 0: how slowly V follows the current.
  public let timeConstant: Double
  /// R in MΩ, above 0: how far a current drives V.
  public let resistance: Double
  /// Vrest in mV.
  public let rest: Double
  /// Vthreshold in mV, above the rest.
  public let threshold: Double
  /// Where a spike leaves V, in mV; below the threshold.
  public let reset: Double
  /// How long V stays at the reset after a spike, in ms; 0 or more.
  public let refractoryPeriod: Double

  /// A cell; with nothing said, a textbook one: rest -70 mV, threshold -55 mV, rheobase 1.5 nA.
  ///
  /// - Parameters:
  ///   - timeConstant: τ in ms, above 0.
  ///   - resistance: R in MΩ, above 0.
  ///   - rest: Vrest in mV.
  ///   - threshold: In mV, above the rest.
  ///   - reset: In mV, below the threshold; nil for the rest.
  ///   - refractoryPeriod: In ms, 0 or more.
  /// - Throws: ``NeuronError`` if one of them is not so, or not finite.
  public init(
    timeConstant: Double = 10, resistance: Double = 10, rest: Double = -70,
    threshold: Double = -55, reset: Double? = nil, refractoryPeriod: Double = 2
  ) throws(NeuronError) {
    try NeuronError.checkPositive(timeConstant, "a time constant")
    try NeuronError.checkPositive(resistance, "a resistance")
    try Self.check(rest, reset ?? rest, below: threshold)
    guard refractoryPeriod >= 0, refractoryPeriod.isFinite else {
      throw NeuronError(
        "expected a finite refractory period of 0 ms or more, found \(refractoryPeriod)")
    }
    self.timeConstant = timeConstant
    self.resistance = resistance
    self.rest = rest
    self.threshold = threshold
    self.reset = reset ?? rest
    self.refractoryPeriod = refractoryPeriod
  }

  private static func check(
    _ rest: Double, _ reset: Double, below threshold: Double
  ) throws(NeuronError) {
    guard rest.isFinite, reset.isFinite, threshold.isFinite, rest < threshold, reset < threshold
    else {
      throw NeuronError(
        "expected finite potentials with the threshold above the rest and the reset, found the "
          + "threshold \(threshold) mV, the rest \(rest) mV and the reset \(reset) mV")
    }
  }

  /// The current in nA above which the cell fires, if it flows for long enough.
  public var rheobase: Double { (threshold - rest) / resistance }

  /// The rate at which the cell fires while a constant current flows, in spikes per second.
  ///
  ///     rate = 0                                                                 I ≤ I_rheobase
  ///     rate = 1 / (t_ref + τ ln((V∞ - Vreset) / (V∞ - Vthreshold)))             else
  ///
  /// With the reset at rest, the fraction is `R I / (R I - (Vthreshold - Vrest))`.
  ///
  /// - Parameter current: I in nA, any value.
  /// - Returns: 0 or more, below 1 / t_ref; NaN for NaN.
  public func rate(current: Double) -> Double {
    if current.isNaN { return current }
    return 1000 / (refractoryPeriod + timeToThreshold(from: reset, current: current))
  }

  /// Where V would settle under a constant current if the cell could not fire, in mV.
  func settled(current: Double) -> Double { rest + resistance * current }

  /// How long V takes to rise to the threshold, in ms; infinite if it never does.
  ///
  ///     t = τ ln((V∞ - V) / (V∞ - Vthreshold))
  func timeToThreshold(from potential: Double, current: Double) -> Double {
    let beyond = settled(current: current) - threshold
    guard beyond > 0 else { return .infinity }
    return timeConstant * log1p((threshold - potential) / beyond)
  }
}
