import Neurons

/// How wrong the outputs of a network are: what training makes smaller.
///
///     sparse categorical cross-entropy    L = -log p(true class)                  labels 0, 1, 2, …
///     categorical cross-entropy           L = -Σ yⱼ log pⱼ                        rows of 0 and 1
///     binary cross-entropy                L = -(1/k) Σ (yⱼ log aⱼ + (1 - yⱼ) log(1 - aⱼ))
///     mean squared error                  L = (1/k) Σ (aⱼ - yⱼ)²
///
/// for one example with k outputs a; the loss of several is their mean. The cross-entropies are
/// computed from the weighted sums z, never from a probability that was rounded to 0, so that they
/// are finite for any finite z.
///
/// What goes with what:
///
///     one class of several         softmax, a unit a class       (sparse) categorical cross-entropy
///     yes or no                    sigmoid, one unit             binary cross-entropy
///     several answers yes or no    sigmoid, a unit an answer     binary cross-entropy
///     a number                     linear, a unit a number       mean squared error
///
/// Labels will do for all of them: where a loss wants rows of numbers, a label stands for a row of 0
/// with a 1 at its class, or for the number itself if there is one output. The sparse and the
/// categorical cross-entropy differ in nothing but how the targets are written.
///
/// - Source: Good, "Rational Decisions", 1952; Bishop, "Pattern Recognition and Machine Learning",
///   2006, section 5.2; names as in Keras.
public enum Loss: String, CaseIterable, Sendable {
  /// The surprise at the true class, given as its number.
  case sparseCategoricalCrossEntropy = "sparse_categorical_crossentropy"
  /// The surprise at the true class, given as a row of probabilities.
  case categoricalCrossEntropy = "categorical_crossentropy"
  /// The surprise at the answers yes (1) and no (0), averaged over the outputs.
  case binaryCrossEntropy = "binary_crossentropy"
  /// The square of the error, averaged over the outputs.
  case meanSquaredError = "mean_squared_error"

  /// The loss that goes with an output layer.
  public init(for activation: LayerActivation) {
    self =
      switch activation {
      case .softmax: .sparseCategoricalCrossEntropy
      case .each(.sigmoid): .binaryCrossEntropy
      case .each: .meanSquaredError
      }
  }

  /// Whether a loss can be learnt with an output layer.
  ///
  /// - Throws: ``NetworkError`` that says what goes together.
  func check(fits output: Sequential.Parameters) throws(NetworkError) {
    let (layer, activation, units) = (output.name, output.activation, output.bias.count)
    guard activation != .softmax || units >= 2 else {
      throw NetworkError(
        "layer \(layer): expected at least 2 units with softmax, one for each class, found \(units), "
          + "whose probability is always 1; for yes or no write Dense(1, activation: .sigmoid)")
    }
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy:
      guard activation != .softmax else { return }
      throw NetworkError(
        "layer \(layer): \(rawValue) expects softmax, found \(activation.name); "
          + "write Dense(…, activation: .softmax), or choose the loss \(Loss(for: activation).rawValue)"
      )
    case .binaryCrossEntropy:
      guard activation != .sigmoid else { return }
      throw NetworkError(
        "layer \(layer): \(rawValue) expects sigmoid, found \(activation.name); "
          + "write Dense(…, activation: .sigmoid), or choose the loss \(Loss(for: activation).rawValue)"
      )
    case .meanSquaredError:
      guard activation == .softmax else { return }
      throw NetworkError(
        "layer \(layer): \(rawValue) expects units that answer each for itself, found softmax; "
          + "choose the loss \(Loss.sparseCategoricalCrossEntropy.rawValue)")
    }
  }
}
