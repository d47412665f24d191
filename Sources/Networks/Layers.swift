/// One step of a network, described: what it makes of the shape that comes in.
///
/// ``Flatten``, ``Dense`` and ``Dropout`` are all there are: a network of anything else is refused,
/// as training would not know what to do with it.
public protocol Layer: Sendable {
  /// What the layer is called in its network, or nil to be given a name by its place.
  var name: String? { get }
  /// The shape of one example after this layer.
  ///
  /// - Parameter inputShape: The shape of one example before it, without the batch.
  /// - Throws: ``NetworkError`` if the layer cannot take that shape.
  func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int]
}

/// Lays the rows of an image one after the other: (28, 28) becomes (784).
public struct Flatten: Layer {
  /// What it is called; `flatten` unless told otherwise.
  public let name: String?

  /// A layer without other settings.
  public init(name: String? = nil) {
    self.name = name
  }

  /// One dimension as long as all of the input's together.
  ///
  /// - Throws: ``NetworkError`` if a length is below 1, or there is no number as large as the product.
  public func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int] {
    var count = 1
    for length in inputShape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 1, !overflow else {
        throw NetworkError(
          "Flatten: expected lengths of 1 or more with a product of at most \(Int.max), "
            + "received the shape \(inputShape)")
      }
      count = product
    }
    return [count]
  }
}

/// Lets layers be written one below the other.
@resultBuilder
public enum LayerBuilder {
  /// A layer, as a list of one.
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
  /// Layers that are already a list.
  public static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
  /// All layers, in order.
  public static func buildBlock(_ layers: [any Layer]...) -> [any Layer] { Array(layers.joined()) }
  /// Layers made in a loop.
  public static func buildArray(_ layers: [[any Layer]]) -> [any Layer] { Array(layers.joined()) }
  /// Layers that are there only on a condition.
  public static func buildOptional(_ layers: [any Layer]?) -> [any Layer] { layers ?? [] }
  /// Layers of the one branch.
  public static func buildEither(first layers: [any Layer]) -> [any Layer] { layers }
  /// Layers of the other branch.
  public static func buildEither(second layers: [any Layer]) -> [any Layer] { layers }
}
