/// Silences some of the numbers that pass, at random, while the network is being trained.
///
///     a′ = 0              with probability r
///     a′ = a / (1 - r)    otherwise
///
/// What passes is made larger, so that the sum that the next layer expects stays the same (inverted
/// dropout). When the network predicts or is evaluated, everything passes unchanged.
///
/// - Source: Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov, "Dropout: A Simple Way to
///   Prevent Neural Networks from Overfitting", 2014.
public struct Dropout: Layer {
  /// r, the share that is silenced: 0 ..< 1.
  public let rate: Double
  /// What it is called; by its place `dropout1`, `dropout2`, ….
  public let name: String?

  /// A layer that silences a share of its inputs.
  public init(_ rate: Double, name: String? = nil) {
    self.rate = rate
    self.name = name
  }

  /// The shape that came in.
  public func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int] {
    guard rate >= 0, rate < 1 else {
      throw NetworkError(
        "Dropout(\(rate)): expected a rate from 0 to below 1, received \(rate); 0.2 is usual")
    }
    return inputShape
  }
}
