import Matrices

/// One class against the rest: signs instead of classes, and the objective to be minimised.
///
///     P(w) = ½ ‖w‖² + Σᵢ ℓ(1 - yᵢ w·xᵢ)                         (primal, to be minimised)
///     D(α) = Σᵢ αᵢ - ½ ‖Σᵢ αᵢ yᵢ xᵢ‖² - Σᵢ αᵢ² / 4C               (dual; last term: squared hinge)
///
/// Each `x` carries an extra feature of 1 at its end, whose weight is the bias; the bias is
/// regularised like any weight. Every dual value is below every primal value, so that `P(w) - D(α)`
/// bounds how far `w` is from the optimum: it is the certificate that comes with a solution.
///
/// - Source: Fan, Chang, Hsieh, Wang & Lin, "LIBLINEAR", 2008, equations 1 and 2.
struct BinaryProblem {
  /// Shape (examples, features), without the extra feature.
  let features: Matrix
  /// Shape (examples); +1 for the class, -1 for the rest.
  let signs: [Float]
  /// The price of a violated margin, above 0.
  var c: Double
  let loss: SVMLoss
  /// How long the examples are.
  let norms: ExampleNorms

  var exampleCount: Int { features.rowCount }
  var featureCount: Int { features.columnCount }
  /// The features and the bias.
  var weightCount: Int { featureCount + 1 }

  /// The score `w·x` of every example, shape (examples).
  ///
  /// They are computed in single precision, and once more in double precision where it matters: for
  /// examples so close to their margin that rounding could put them on the wrong side of it.
  func scores(_ weights: [Double]) -> [Double] {
    let single = singlePrecisionScores(weights)
    let doubtful = 1e-5 * (weights.squaredNorm * norms.largest).squareRoot()
    return features.withUnsafeElements { x in
      single.indices.map { example in
        let score = Double(single[example])
        guard abs(1 - Double(signs[example]) * score) < doubtful else { return score }
        let row = x + example * featureCount
        var exact = weights[featureCount]
        for feature in 0..<featureCount { exact += weights[feature] * Double(row[feature]) }
        return exact
      }
    }
  }

  /// The score `w·x` of every example in single precision, shape (examples).
  func singlePrecisionScores(_ weights: [Double]) -> [Float] {
    let single = weights.map(Float.init)
    var scores = [Float](repeating: single[featureCount], count: exampleCount)
    features.withUnsafeElements { x in
      scores.withUnsafeMutableBufferPointer { scores in
        guard let start = scores.baseAddress else { return }
        BLAS.multiply(
          rows: exampleCount, columns: featureCount, .init(x, stride: featureCount), single,
          beta: 1, into: start)
      }
    }
    return scores
  }

  /// The shortfall `1 - y f` of one example.
  func shortfall(_ example: Int, _ scores: [Double]) -> Double {
    1 - Double(signs[example]) * scores[example]
  }

  /// The weights that dual variables stand for: `Σᵢ αᵢ yᵢ xᵢ`.
  ///
  /// Partial sums of a few thousand rows are added up in double precision.
  func weights(ofDual alpha: [Float]) -> [Double] {
    let pieceLength = 4096
    var total = [Double](repeating: 0, count: weightCount)
    features.withUnsafeElements { x in
      for start in stride(from: 0, to: exampleCount, by: pieceLength) {
        var partial = [Float](repeating: 0, count: featureCount)
        for example in start..<min(start + pieceLength, exampleCount) where alpha[example] != 0 {
          let factor = alpha[example] * signs[example]
          partial.withUnsafeMutableBufferPointer { sum in
            guard let sum = sum.baseAddress else { return }
            BLAS.add(factor, x + example * featureCount, to: sum, count: featureCount)
          }
          total[featureCount] += Double(factor)
        }
        for feature in 0..<featureCount { total[feature] += Double(partial[feature]) }
      }
    }
    return total
  }

  /// P(w), from the weights and their scores.
  func primal(_ weights: [Double], _ scores: [Double]) -> Double {
    var losses = 0.0
    for example in 0..<exampleCount {
      losses += loss.value(shortfall: shortfall(example, scores))
    }
    return weights.squaredNorm / 2 + c * losses
  }

  /// The part of the duality gap that lies in the examples, 0 or more.
  ///
  ///     P(w) - D(α) = ½ ‖w - Σ αᵢ yᵢ xᵢ‖² + Σᵢ (ℓ(sᵢ) + αᵢ² / 4C - αᵢ sᵢ)
  ///
  /// Neither part can be negative, and nothing cancels: so written, the gap can be trusted when it
  /// is small. (The term α² / 4C belongs to the squared hinge only.)
  func complementarityGap(_ alpha: [Float], _ scores: [Double]) -> Double {
    var gap = 0.0
    for example in 0..<exampleCount {
      let alpha = Double(alpha[example])
      let shortfall = shortfall(example, scores)
      gap +=
        c * loss.value(shortfall: shortfall) + loss.dualPenalty(alpha: alpha, c: c)
        - alpha * shortfall
    }
    return max(0, gap)
  }
}

extension [Double] {
  /// ‖v‖².
  var squaredNorm: Double {
    reduce(0) { $0 + $1 * $1 }
  }
}
