import Foundation
import Workbench

/// The exercises of the lesson, their answers worked out.
public enum NeuronExercises {
  /// The exercises in their order on the lesson's page.
  public static func all() throws -> [Exercise] { [try falling(), try steepness(), fastest()] }

  /// What a negative current does.
  private static func falling() throws -> Exercise {
    let cell = try IntegrateAndFire()
    let trace = try cell.run(current: -1, duration: FiringRuns.duration, step: 0.1)
    let lowest = decimals(trace.potentials.min() ?? cell.rest, 1)
    return Exercise(
      "A current of -1 nA drives the potential of the cell down. How low does it come, and how often "
        + "does the cell fire?",
      answer:
        "It comes down to \(lowest) mV, far below the threshold of \(plain(cell.threshold)) mV, "
        + "and the cell fires \(trace.spikeTimes.count) times: only rising above the threshold makes "
        + "it fire.")
  }

  /// How steep the cells are.
  ///
  ///     n (ln c₂ - ln c₁) = z₂ - z₁ = 2 ln 9,    c₂ / c₁ = 81^(1/n)
  private static func steepness() throws -> Exercise {
    let factors = try [0, 3].map { index in
      let response = try ContrastResponseFit(ContrastRecording.albrechtHamilton[index]).response
      return significant(exp(2 * log(9) / response.exponent))
    }
    return Exercise(
      "By what factor must the contrast grow to take cell 1 from a tenth to nine tenths of its "
        + "maximum, and by what factor for cell 4? What has that to do with the weight of the logistic "
        + "neuron?",
      answer:
        "By \(factors[0]) for cell 1 and by \(factors[1]) for cell 4. From 0.1 to 0.9 a sigmoid "
        + "needs a step of 2 ln 9 = \(decimals(2 * log(9), 2)) in z, which is a step of 2 ln 9 / n in "
        + "ln c: the larger the weight n, the steeper the cell.")
  }

  /// Where a (1 - a) a is largest: at a = 2/3, where 2 a - 3 a² is 0.
  private static func fastest() -> Exercise {
    let phi = Activation.sigmoid
    func change(_ z: Double) -> String { decimals(phi(z) * phi.derivative(at: z), 3) }
    return Exercise(
      "The answer should be 0. Where does a sigmoid neuron learn fastest from the squared error? Is "
        + "that where the slope is highest?",
      answer: "At z = ln 2 = \(decimals(log(2), 2)), where the output is 2/3: error × slope is "
        + "\(change(log(2))). At z = 0, where the slope is highest, it is \(change(0)): more slope, but "
        + "less error.")
  }
}
