import Files
import Learning
import Matrices
import Synchronization

/// What tells training examples apart from all others: the SHA-256 digest of their numbers.
///
/// It is computed once it is asked for, and kept: for many images that takes a second.
final class ExamplesDigest: Sendable {
  private let examples: (any TrainingExamples)?
  private let known: Mutex<String?>

  /// That of some examples; nil if there are none.
  init(of examples: (any TrainingExamples)?) {
    self.examples = examples
    known = Mutex(nil)
  }

  /// One that was saved; nil if none was.
  init(saved: String?) {
    examples = nil
    known = Mutex(saved)
  }

  /// 64 hexadecimal digits; nil if it is not known.
  var text: String? {
    known.withLock { known in
      known = known ?? examples.map { Self.digest($0) }
      return known
    }
  }

  /// Whether others are the same; of a training that was saved without a digest nobody knows.
  func check(_ others: ExamplesDigest, _ name: String) throws(NetworkError) {
    guard text == nil || text == others.text else {
      throw NetworkError(
        "resuming: expected the same \(name) as in the saved training, received others, or the same "
          + "in another order")
    }
  }

  /// The features, row after row, then the targets or the numbers of the classes.
  private static func digest(_ examples: any TrainingExamples) -> String {
    let targets =
      switch examples.targets {
      case .classes(let labels): labels.ids.map { Float($0) }
      case .values(let values): values.elements
      }
    return SHA256.digest(ofFloats: [examples.features.elements, targets])
  }
}
