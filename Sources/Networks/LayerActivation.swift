import Foundation
import Neurons

/// What a layer makes of its weighted sums.
public enum LayerActivation: Equatable, Sendable {
  /// One function of one number, applied to each unit by itself.
  case each(Activation)
  /// The units of the layer together: positive numbers that sum to 1. For the output layer.
  ///
  ///     aᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)
  case softmax

  /// The identity.
  public static let linear = Self.each(.linear)
  /// The larger of 0 and the sum.
  public static let relu = Self.each(.relu)
  /// The logistic function.
  public static let sigmoid = Self.each(.sigmoid)
  /// The hyperbolic tangent.
  public static let tanh = Self.each(.tanh)
  /// A ReLU that still has a slope of 0.01 below 0.
  public static let leakyReLU = Self.each(.leakyReLU)
  /// The exponential linear unit.
  public static let elu = Self.each(.elu)
  /// The scaled exponential linear unit.
  public static let selu = Self.each(.selu)
  /// The Gaussian error linear unit.
  public static let gelu = Self.each(.gelu)
  /// The sigmoid linear unit.
  public static let silu = Self.each(.silu)
  /// A smooth ReLU.
  public static let softplus = Self.each(.softplus)

  /// The name, as in Keras.
  public var name: String {
    switch self {
    case .each(let function): function.rawValue
    case .softmax: "softmax"
    }
  }

  /// The activation of a given name, or nil.
  public init?(name: String) {
    if name == "softmax" {
      self = .softmax
    } else if let function = Activation(rawValue: name) {
      self = .each(function)
    } else {
      return nil
    }
  }

  /// Whether the slope can only be computed from z, so that z must be kept.
  var needsSums: Bool {
    if case .each(let function) = self { !function.hasDerivativeFromOutput } else { false }
  }

  /// Turns a row of weighted sums z into activations a, in place.
  func apply(to row: UnsafeMutableBufferPointer<Float>) {
    switch self {
    case .softmax: Self.softmax(row)
    case .each(.linear): break
    // Written so that NaN stays NaN: a layer that is broken must not look alive.
    case .each(.relu): for unit in row.indices { row[unit] = row[unit] < 0 ? 0 : row[unit] }
    case .each(let function): for unit in row.indices { row[unit] = function(row[unit]) }
    }
  }

  /// Multiplies each δ by the slope φ′(z) of its unit.
  ///
  /// - Parameters:
  ///   - delta: Shape (units).
  ///   - activations: a, shape (units).
  ///   - sums: z, shape (units), where it is kept: the slope is computed from it only where it does
  ///     not follow from a.
  func multiplySlopes(
    _ delta: UnsafeMutableBufferPointer<Float>, activations: UnsafeMutableBufferPointer<Float>,
    sums: UnsafeMutableBufferPointer<Float>?
  ) {
    switch self {
    case .softmax, .each(.linear): break
    case .each(.relu):
      for unit in delta.indices { delta[unit] *= activations[unit] > 0 ? 1 : 0 }
    case .each(let function):
      if !needsSums {
        for unit in delta.indices {
          delta[unit] *= function.derivative(fromOutput: activations[unit])
        }
      } else if let sums {
        for unit in delta.indices { delta[unit] *= function.derivative(at: sums[unit]) }
      }
    }
  }

  /// The largest sum is taken away first: the result is the same, and nothing overflows.
  private static func softmax(_ row: UnsafeMutableBufferPointer<Float>) {
    let largest = row.max() ?? 0
    var sum: Float = 0
    for unit in row.indices {
      row[unit] = exp(row[unit] - largest)
      sum += row[unit]
    }
    for unit in row.indices { row[unit] /= sum }
  }
}
