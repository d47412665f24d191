/// The looks of one series: a colour, and what tells it apart without colour.
public struct SeriesStyle: Equatable, Sendable {
  /// The signs that stand for single values.
  public enum Marker: Equatable, Sendable, CaseIterable {
    /// A disc.
    case circle
    /// A square.
    case square
    /// A triangle on its base.
    case triangle
    /// A square on its corner.
    case diamond
    /// A triangle on its tip.
    case funnel
    /// An upright cross.
    case plus
    /// A slanting cross.
    case cross
  }

  /// The colour of bars, lines and markers.
  public internal(set) var color: Color
  /// The lines across bars.
  public let hatch: Fill.Hatch
  /// The colour of these lines.
  public let hatchColor: Color
  /// The dashes of lines, in pixels.
  public let dash: [Double]
  /// The sign of single values.
  public let marker: Marker

  /// How bars are filled.
  var fill: Fill { Fill(color, hatch: hatch, hatchColor: hatchColor) }

  /// The outline of the marker around a point; `radius` in pixels.
  func outline(at center: Point, radius: Double) -> Shape.Outline {
    func path(_ corners: [(Double, Double)]) -> Shape.Outline {
      .path(
        corners.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) }, isClosed: true)
    }
    return switch marker {
    case .circle: .circle(center: center, radius: radius)
    case .square: path([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: path([(0, -1.2), (1.1, 0.8), (-1.1, 0.8)])
    case .diamond: path([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .funnel: path([(0, 1.2), (1.1, -0.8), (-1.1, -0.8)])
    case .plus: path(Self.plus)
    case .cross: path(Self.plus.map { (0.75 * ($0.0 - $0.1), 0.75 * ($0.0 + $0.1)) })
    }
  }

  /// The corners of an upright cross around zero.
  private static let plus = [
    (-0.42, -1.3), (0.42, -1.3), (0.42, -0.42), (1.3, -0.42), (1.3, 0.42), (0.42, 0.42),
    (0.42, 1.3), (-0.42, 1.3), (-0.42, 0.42), (-1.3, 0.42), (-1.3, -0.42), (-0.42, -0.42),
  ]
}
