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

  /// By how much a score in single precision may be wrong, with room to spare.
  ///
  /// The rounding of one product is at most 6·10⁻⁸ of ‖w‖ ‖x‖, and that of a sum of many a few times
  /// as much.
  func scoreError(_ weights: [Double]) -> Double {
    1e-5 * (weights.squaredNorm * norms.largest).squareRoot()
  }

  /// Hands out some examples in double precision, the extra feature of 1 included, block by block.
  ///
  /// - Parameters:
  ///   - examples: The numbers of the examples.
  ///   - body: Receives the numbers in a block, and its rows, shape (block, weightCount).
  func forEachBlock(
    of examples: [Int], _ body: (ArraySlice<Int>, UnsafeMutablePointer<Double>) -> Void
  ) {
    let length = min(256, examples.count)
    var rows = [Double](repeating: 1, count: length * weightCount)
    for start in stride(from: 0, to: examples.count, by: max(1, length)) {
      let block = examples[start..<min(start + length, examples.count)]
      features.withUnsafeElements { x in
        rows.withUnsafeMutableBufferPointer { rows in
          guard let rows = rows.baseAddress else { return }
          for (position, example) in block.enumerated() {
            let row = rows + position * weightCount
            let source = x + example * featureCount
            for feature in 0..<featureCount { row[feature] = Double(source[feature]) }
          }
          body(block, rows)
        }
      }
    }
  }
}

extension [Double] {
  /// ‖v‖².
  var squaredNorm: Double {
    reduce(0) { $0 + $1 * $1 }
  }

  /// v·u.
  func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
