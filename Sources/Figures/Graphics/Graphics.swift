/// A list of shapes, images and texts on a canvas, in the order drawn.
///
/// This is what a chart becomes before it becomes pixels. A test, or a curious reader, can ask it
/// where everything is.
public struct Graphics: Equatable, Sendable {
  /// One thing that is drawn.
  public enum Element: Equatable, Sendable {
    /// An outline, filled or stroked.
    case shape(Shape)
    /// A text.
    case text(TextBlock)
    /// An image.
    case image(RasterImage)
  }

  /// The canvas, in pixels.
  public let size: Size
  /// The colour of the canvas, and of what is cut out of the picture.
  public let ground: Color
  /// Whether the canvas is left clear; then what has its colour is clear as well, so that a label
  /// still interrupts the line that it stands on, whatever is behind the picture.
  public let isTransparent: Bool
  /// How many pixels are an inch.
  public let pixelsPerInch: Double
  /// What is drawn, first things first.
  public private(set) var elements: [Element] = []

  /// An empty canvas.
  public init(
    size: Size, ground: Color, isTransparent: Bool = false, pixelsPerInch: Double = 144
  ) {
    self.size = size
    self.ground = ground
    self.isTransparent = isTransparent
    self.pixelsPerInch = pixelsPerInch
  }

  /// An empty canvas as a theme has it.
  init(_ theme: Theme) {
    self.init(
      size: theme.size, ground: theme.ground, isTransparent: theme.isTransparent,
      pixelsPerInch: theme.pixelsPerInch)
  }

  /// The texts among the elements.
  public var texts: [TextBlock] {
    elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The shapes among the elements.
  public var shapes: [Shape] {
    elements.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }

  /// The images among the elements.
  public var images: [RasterImage] {
    elements.compactMap { if case .image(let image) = $0 { image } else { nil } }
  }

  /// Draws a shape on top of what is there.
  public mutating func add(_ shape: Shape) { elements.append(.shape(shape)) }

  /// Draws a text on top of what is there.
  public mutating func add(_ text: TextBlock) { elements.append(.text(text)) }

  /// Draws an image on top of what is there.
  public mutating func add(_ image: RasterImage) { elements.append(.image(image)) }
}
