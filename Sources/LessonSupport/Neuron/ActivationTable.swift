import Workbench

extension Activation {
  /// What is usually written for the function.
  public var title: String {
    switch self {
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .elu, .selu, .gelu: rawValue.uppercased()
    case .silu: "SiLU"
    default: rawValue
    }
  }

  /// The formula on one short line; with “or”, the first is for z > 0, the second for z ≤ 0.
  var formula: String {
    switch self {
    case .step: "1 if z ≥ 0, else 0"
    case .sign: "sign of z"
    case .linear: "z"
    case .sigmoid: "1 / (1 + exp(-z))"
    case .tanh: "tanh z"
    case .relu: "max(0, z)"
    case .leakyReLU: "z or 0.01 z"
    case .elu: "z or exp(z) - 1"
    case .selu: "λz or λα(exp(z) - 1)"
    case .gelu: "z Φ(z)"
    case .silu: "z / (1 + exp(-z))"
    case .softplus: "ln(1 + exp(z))"
    }
  }

  /// The slope; nil at a jump, where there is none.
  func slope(at z: Double) -> Double? {
    derivativeJumps.contains { $0.z == z && $0.value == nil } ? nil : derivative(at: z)
  }
}

/// Activation functions: the formula of each, and its value and slope at -1, 0 and 1.
public struct ActivationTable: Sendable {
  let functions: [Activation]

  static let places = [-1.0, 0, 1]

  /// The functions to show, at least one.
  public init(_ functions: [Activation]) {
    self.functions = functions
  }

  /// The table.
  public var table: Table {
    let places = Self.places.map { plain($0) }
    var table = Table(
      [.text("function"), .text("a = φ(z)")]
        + places.map { .number("φ(\($0))") } + places.map { .number("φ′(\($0))") })
    for function in functions {
      table.addRow(
        [function.title, function.formula] + Self.places.map { decimals(function($0), 3) }
          + Self.places.map { z in function.slope(at: z).map { decimals($0, 3) } ?? "none" })
    }
    return table
  }

  /// What the slope is for, what the letters of the formulas mean, and what holds at a kink.
  public var notes: String {
    var notes = ["Learning needs the slope: where it is 0, a small change of z changes nothing."]
    if functions.contains(where: { $0.formula.contains(" or ") }) {
      notes.append("“Or”: the first for z > 0, the second for z ≤ 0.")
    }
    if functions.contains(.selu) { notes.append("λ = 1.0507, α = 1.6733.") }
    if functions.contains(.gelu) {
      notes.append("Φ: the distribution function of the normal distribution.")
    }
    let kinked = functions.filter { function in
      function.derivativeJumps.contains { $0.value != nil }
    }
    if !kinked.isEmpty {
      let names = kinked.map(\.title).joined(separator: ", ")
      notes.append("At 0 \(names) has a kink; by convention its slope there is that from the left.")
    }
    return notes.joined(separator: " ")
  }
}
