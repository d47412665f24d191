/// An outline to be filled, stroked, or both.
public struct Shape: Equatable, Sendable {
  /// The outlines that charts are made of.
  public enum Outline: Equatable, Sendable {
    /// A rectangle.
    case rectangle(Rectangle)
    /// A circle.
    case circle(center: Point, radius: Double)
    /// Straight lines from point to point; closed or not.
    case path([Point], isClosed: Bool)
  }

  /// Where the shape is.
  public let outline: Outline
  /// How its inside is painted; nil leaves it open.
  public let fill: Fill?
  /// How its edge is drawn; nil draws none.
  public let stroke: Stroke?

  /// A shape of an outline, a fill and a stroke.
  public init(_ outline: Outline, fill: Fill? = nil, stroke: Stroke? = nil) {
    self.outline = outline
    self.fill = fill
    self.stroke = stroke
  }
}

/// How the inside of a shape is painted.
public struct Fill: Equatable, Sendable {
  /// Lines across a fill, so that it can be told apart without its colour.
  public enum Hatch: Equatable, Sendable, CaseIterable {
    /// Plain colour.
    case none
    /// Lines rising to the right.
    case rising
    /// Lines falling to the right.
    case falling
    /// Both.
    case crossed
    /// Lines from left to right.
    case level
    /// Lines from top to bottom.
    case upright
  }

  /// The colour of the ground.
  public let color: Color
  /// The lines across it, drawn in ``hatchColor``.
  public let hatch: Hatch
  /// The colour of the lines.
  public let hatchColor: Color
  /// How much of what is below is covered: 0 for none to 1 for all.
  public let opacity: Double

  /// A fill, plain and opaque unless told otherwise.
  public init(
    _ color: Color, hatch: Hatch = .none, hatchColor: Color = .white, opacity: Double = 1
  ) {
    self.color = color
    self.hatch = hatch
    self.hatchColor = hatchColor
    self.opacity = min(max(opacity, 0), 1)
  }
}

/// How an edge or a line is drawn.
public struct Stroke: Equatable, Sendable {
  /// The colour of the line.
  public let color: Color
  /// Its width, in pixels.
  public let width: Double
  /// Lengths drawn and left out in turn, in pixels; empty for an unbroken line.
  public let dash: [Double]

  /// A line of a colour and a width, unbroken unless dashes are named.
  public init(_ color: Color, width: Double, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}
