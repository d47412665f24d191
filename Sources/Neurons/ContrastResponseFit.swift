import Foundation

/// The contrast response that lies closest to some measured points.
///
///     minimise over Rmax, n, c50:   S = Σᵢ (yᵢ - R(cᵢ))²
///
/// All three parameters are above 0, so the search is for their logarithms p = (ln Rmax, ln n,
/// ln c50), which may be any numbers. It goes in steps d (Levenberg and Marquardt's method):
///
///     (Jᵀ J + λ m I) d = Jᵀ r        r = y - R(c),   J = ∂R / ∂p,   m the mean of Jᵀ J's diagonal
///
/// With λ = 0, this is the solution of the problem if R were a straight line in p (Gauss and
/// Newton). A large λ makes the step a short one down the slope. After a step that lowers S, λ is
/// divided by 10. A step that does not is taken back, and λ is multiplied by 10.
///
/// - Source: Marquardt, "An algorithm for least-squares estimation of nonlinear parameters", 1963.
public struct ContrastResponseFit: Equatable, Sendable {
  /// The fitted response.
  public let response: ContrastResponse
  /// R² = 1 - S / Σᵢ (yᵢ - ȳ)², the share of the responses' variation that the curve explains; at
  /// most 1, and below 0 where their mean would be a better guess.
  public let rSquared: Double
  /// Whether no step could lower S any more; false if the search ended at its limit of 500 steps, as
  /// it may where responses do not saturate or jump from nothing to all.
  public let hasConverged: Bool

  /// Fits a contrast response to measured points.
  ///
  /// - Parameters:
  ///   - contrasts: c, shape (points); finite, 0 or more, at least three different ones above 0.
  ///   - responses: y, shape (points); finite, not all the same, one above 0 or more.
  /// - Throws: ``NeuronError`` if the points are not so.
  public init(contrasts: [Double], responses: [Double]) throws(NeuronError) {
    try Self.checkFinite(contrasts, responses)
    try Self.checkDetermined(contrasts, responses)
    let points = zip(contrasts, responses).map { Point(contrast: $0, response: $1) }
    var p = Self.start(points)
    var sum = Self.squaredError(p, points)
    var (lambda, isAtEnd, steps) = (1e-3, false, 0)
    while !isAtEnd && steps < 500 {
      steps += 1
      let step = Self.step(from: p, points, lambda)
      let candidate = zip(p, step).map { $0 + $1 }
      let candidateSum = Self.squaredError(candidate, points)
      if candidateSum < sum {
        (p, sum, lambda) = (candidate, candidateSum, max(lambda / 10, 1e-12))
      } else {
        // A step this short that does not lower S is a rounding error away from the lowest point.
        isAtEnd = step.allSatisfy { abs($0) <= 1e-9 }
        lambda *= 10
      }
    }
    response = Self.response(p)
    rSquared = 1 - sum / Self.variation(responses)
    hasConverged = isAtEnd
  }

  // MARK: - One step

  private struct Point {
    let contrast: Double
    let response: Double
  }

  /// The response with the parameters p = (ln Rmax, ln n, ln c50).
  private static func response(_ p: [Double]) -> ContrastResponse {
    ContrastResponse(known: exp(p[0]), exp(p[1]), exp(p[2]))
  }

  /// S; infinite where the parameters leave the numbers.
  private static func squaredError(_ p: [Double], _ points: [Point]) -> Double {
    let response = response(p)
    let parameters = [response.maximum, response.exponent, response.halfContrast]
    guard parameters.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .infinity }
    return points.reduce(0) { sum, point in
      let residual = point.response - response(point.contrast)
      return sum + residual * residual
    }
  }

  /// The step d from p.
  private static func step(from p: [Double], _ points: [Point], _ lambda: Double) -> [Double] {
    let response = response(p)
    var matrix = [[Double]](repeating: [0, 0, 0], count: 3)
    var right = [0.0, 0.0, 0.0]
    for point in points where point.contrast > 0 {
      let residual = point.response - response(point.contrast)
      let slopes = slopes(of: response, at: point.contrast)
      for row in 0..<3 {
        right[row] += slopes[row] * residual
        for column in 0..<3 { matrix[row][column] += slopes[row] * slopes[column] }
      }
    }
    let mean = (matrix[0][0] + matrix[1][1] + matrix[2][2]) / 3
    for index in 0..<3 { matrix[index][index] += lambda * mean }
    return solve(matrix, right)
  }

  /// ∂R / ∂(ln Rmax, ln n, ln c50), from R = Rmax σ(z) with z = n (ln c - ln c50).
  private static func slopes(of response: ContrastResponse, at contrast: Double) -> [Double] {
    let z = response.exponent * (log(contrast) - log(response.halfContrast))
    let slope = response.maximum * Activation.sigmoid.derivative(at: z)
    return [response(contrast), slope * z, -slope * response.exponent]
  }

  /// Solves three equations with a symmetric positive definite matrix, by elimination.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (a, b) = (matrix, right)
    for pivot in 0..<3 {
      for row in pivot + 1..<3 {
        let factor = a[row][pivot] / a[pivot][pivot]
        for column in pivot..<3 { a[row][column] -= factor * a[pivot][column] }
        b[row] -= factor * b[pivot]
      }
    }
    for row in [2, 1, 0] {
      for column in row + 1..<3 { b[row] -= a[row][column] * b[column] }
      b[row] /= a[row][row]
    }
    return b
  }

  // MARK: - Start and checks

  /// Where the search begins: an exponent of 2 and, of some twenty contrasts as c50, that with the
  /// least S.
  private static func start(_ points: [Point]) -> [Double] {
    let contrasts = Set(points.map(\.contrast)).filter { $0 > 0 }.sorted()
    let some = stride(from: 0, to: contrasts.count, by: max(1, contrasts.count / 20))
    let starts = some.map { index in
      let maximum = maximum(exponent: 2, contrasts[index], points)
      let p = [log(maximum), log(2), log(contrasts[index])]
      return (p: p, sum: squaredError(p, points))
    }
    return starts.min { $0.sum < $1.sum }?.p ?? [0, 0, 0]
  }

  /// The best Rmax for a given n and c50.
  ///
  /// With s = R / Rmax, it is Σ y s / Σ s²; if that is not above 0, the largest response.
  private static func maximum(
    exponent: Double, _ half: Double, _ points: [Point]
  ) -> Double {
    let unit = ContrastResponse(known: 1, exponent, half)
    let shares = points.map { unit($0.contrast) }
    let products = zip(points, shares).reduce(0) { $0 + $1.0.response * $1.1 }
    let maximum = products / shares.reduce(0) { $0 + $1 * $1 }
    return maximum > 0 ? maximum : points.map(\.response).max() ?? 1
  }

  private static func variation(_ responses: [Double]) -> Double {
    let mean = responses.reduce(0, +) / Double(responses.count)
    return responses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  private static func checkFinite(
    _ contrasts: [Double], _ responses: [Double]
  ) throws(NeuronError) {
    guard contrasts.count == responses.count else {
      throw NeuronError(
        "expected one response for each of \(contrasts.count) contrasts, found \(responses.count)")
    }
    if let point = contrasts.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw NeuronError(
        "expected finite contrasts of 0 or more, found \(contrasts[point]) at point \(point)")
    }
    if let point = responses.firstIndex(where: { !$0.isFinite }) {
      throw NeuronError("expected finite responses, found \(responses[point]) at point \(point)")
    }
  }

  private static func checkDetermined(
    _ contrasts: [Double], _ responses: [Double]
  ) throws(NeuronError) {
    let different = Set(contrasts.filter { $0 > 0 }).count
    guard different >= 3 else {
      throw NeuronError(
        "expected at least three different contrasts above 0 for three parameters, "
          + "found \(different)")
    }
    guard responses.contains(where: { $0 > 0 }) else {
      throw NeuronError("expected a response above 0, found none")
    }
    let variation = variation(responses)
    guard variation > 0, variation.isFinite else {
      throw NeuronError(
        "expected responses that differ, and whose squares have a finite sum, found a variation of "
          + "\(variation)")
    }
  }
}
