/// A finished picture: what it shows, in shapes and in words.
///
/// A figure is a value. Nothing is drawn on a canvas, and no file is touched, before a ``PNGFile``
/// is made of it.
public struct Figure: Sendable {
  /// The title, as it stands on the figure.
  public let title: String
  /// What the figure shows, in words made from its data, for those who cannot see it.
  public let description: String
  /// Every shape and text, in the order drawn.
  public let graphics: Graphics

  /// Puts a figure together.
  public init(title: String, description: String, graphics: Graphics) {
    self.title = title
    self.description = description
    self.graphics = graphics
  }
}
