import Foundation
import Workbench

/// The answers of the lesson, worked out.
public enum NeuronExercises {
  /// The lowest potential of a cell, and its spikes, while a current flows for a second.
  public static func lowest(
    _ cell: IntegrateAndFire, current: Double
  ) throws -> (potential: Double, spikes: Int) {
    let trace = try cell.run(current: current, duration: FiringRuns.duration, step: 0.1)
    return (trace.potentials.min() ?? cell.rest, trace.spikeTimes.count)
  }

  /// By what factor the contrast must grow to take a cell from a tenth to nine tenths of its maximum.
  ///
  ///     n (ln c₂ - ln c₁) = z₂ - z₁ = 2 ln 9,    c₂ / c₁ = 81^(1/n)
  public static func contrastFactor(of recording: ContrastRecording) throws -> Double {
    pow(81, 1 / (try ContrastResponseFit(recording).response.exponent))
  }

  /// Where a sigmoid neuron learns fastest from the squared error of an example of class 0, and how
  /// fast: where a · a (1 - a) is largest, at a = 2/3.
  ///
  /// - Returns: z, and error × slope there.
  public static var fastestLearning: (z: Double, pull: Double) {
    let z = log(2.0)
    return (z, Activation.sigmoid(z) * Activation.sigmoid.derivative(at: z))
  }
}
