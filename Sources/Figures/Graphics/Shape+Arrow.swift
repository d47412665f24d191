extension Shape {
  /// A straight arrow: a line, and at its end a filled head whose tip lies on the end.
  ///
  /// The head is five line widths long, and at most half of the arrow. An arrow from a point to
  /// itself has no direction: it is no shape at all.
  ///
  /// - Parameters:
  ///   - start: Where the line begins.
  ///   - end: Where the tip of the head is.
  ///   - stroke: The colour, the width and the dashes of the line; the head has the same colour.
  /// - Returns: The line and the head, in the order drawn.
  public static func arrow(from start: Point, to end: Point, _ stroke: Stroke) -> [Shape] {
    let (across, down) = (end.x - start.x, end.y - start.y)
    let length = (across * across + down * down).squareRoot()
    guard length > 0, length.isFinite else { return [] }
    let way = Point(across / length, down / length)
    let head = min(5 * stroke.width, length / 2)
    let neck = Point(end.x - way.x * head, end.y - way.y * head)
    let half = head * 0.45
    let corners = [
      end, Point(neck.x - way.y * half, neck.y + way.x * half),
      Point(neck.x + way.y * half, neck.y - way.x * half),
    ]
    return [
      Shape(.path([start, neck], isClosed: false), stroke: stroke),
      Shape(.path(corners, isClosed: true), fill: Fill(stroke.color)),
    ]
  }
}
