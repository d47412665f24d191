import Foundation

/// The standard normal distribution: as much of it as intervals and tests need.
enum NormalDistribution {
  /// The chance of a value at least `deviate` away from 0, in either direction.
  ///
  ///     P(|Z| ≥ z) = erfc(z / √2)
  static func twoSidedTail(beyond deviate: Double) -> Double {
    erfc(deviate / 2.0.squareRoot())
  }

  /// How far from 0 a value may lie to be among the share `confidence` nearest to it.
  ///
  /// Newton's method on `erfc(z / √2) = 1 - confidence`. The tail is convex, so the steps from 0
  /// only ever go up, towards the solution, and end when rounding leaves nothing to add.
  ///
  /// - Precondition: `confidence` is above 0 and below 1.
  /// - Returns: 1.959963984540054 for 0.95.
  static func deviate(confidence: Double) -> Double {
    precondition(
      confidence > 0 && confidence < 1,
      "expected a confidence between 0 and 1, received \(confidence)")
    let tail = 1 - confidence
    var deviate = 0.0
    while true {
      let slope = -(2 / Double.pi).squareRoot() * exp(-deviate * deviate / 2)
      let next = deviate - (twoSidedTail(beyond: deviate) - tail) / slope
      if next <= deviate { return deviate }
      deviate = next
    }
  }
}
