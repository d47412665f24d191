import CPango

/// Turns a display list into pixels with Cairo.
package enum CairoRenderer {
  /// Draws everything on a canvas of its own.
  ///
  /// - Returns: The pixels, to the bit the same for the same graphics and fonts.
  /// - Throws: ``FigureError`` if the canvas is empty or over ``Pixels/limit``.
  package static func render(_ graphics: Graphics) throws(FigureError) -> Pixels {
    var pixels = try Pixels(
      width: graphics.size.width, height: graphics.size.height, isOpaque: !graphics.isTransparent)
    let typesetter = try Typesetter()
    let failure = pixels.withCanvas {
      draw(graphics, with: typesetter, cutting: graphics.isTransparent, on: $0)
    }
    if let failure { throw FigureError("expected Cairo to draw the figure, it said: \(failure)") }
    return pixels
  }

  /// Draws everything on a canvas of Cairo's, of pixels or of any other kind.
  ///
  /// - Parameter cutting: Whether shapes in the colour of the ground are cut out rather than
  ///   painted; canvases that are no pixels cannot do so.
  static func draw(
    _ graphics: Graphics, with typesetter: Typesetter, cutting: Bool = false,
    on canvas: OpaquePointer
  ) {
    if !graphics.isTransparent {
      cairo_set_source(graphics.ground, on: canvas)
      cairo_paint(canvas)
    }
    let unit = graphics.pixelsPerInch / 144
    for element in graphics.elements {
      switch element {
      case .shape(let shape): draw(shape, unit, cut: cutting ? graphics.ground : nil, on: canvas)
      case .text(let text): typesetter.draw(text, on: canvas)
      case .image(let image): draw(image, on: canvas)
      }
    }
  }

  /// - Parameters:
  ///   - unit: A 144th of an inch, in pixels.
  ///   - cut: The colour that is cut out rather than painted.
  private static func draw(
    _ shape: Shape, _ unit: Double, cut: Color?, on canvas: OpaquePointer
  ) {
    trace(shape.outline, on: canvas)
    if let fill = shape.fill {
      setSource(fill.color, opacity: fill.opacity, cut: cut, on: canvas)
      cairo_fill_preserve(canvas)
      if fill.hatch != .none { draw(fill, in: shape.outline, unit, cut: cut, on: canvas) }
    }
    if let stroke = shape.stroke {
      setSource(stroke.color, cut: cut, on: canvas)
      cairo_set_line_width(canvas, stroke.width)
      cairo_set_dash(canvas, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke_preserve(canvas)
    }
    cairo_new_path(canvas)
    cairo_set_operator(canvas, CAIRO_OPERATOR_OVER)
  }

  /// Makes a colour the one that is drawn with, or makes drawing take away what is there.
  private static func setSource(
    _ color: Color, opacity: Double = 1, cut: Color?, on canvas: OpaquePointer
  ) {
    cairo_set_operator(canvas, color == cut ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_OVER)
    cairo_set_source(color, opacity: opacity, on: canvas)
  }

  private static func trace(_ outline: Shape.Outline, on canvas: OpaquePointer) {
    cairo_new_path(canvas)
    switch outline {
    case .rectangle(let frame):
      cairo_rectangle(canvas, frame.x, frame.y, frame.width, frame.height)
    case .circle(let center, let radius):
      cairo_arc(canvas, center.x, center.y, radius, 0, 2 * .pi)
    case .path(let points, let isClosed):
      for point in points { cairo_line_to(canvas, point.x, point.y) }
      if isClosed { cairo_close_path(canvas) }
    }
  }

  /// Draws lines across the outline, and leaves it the current path.
  ///
  /// The edge keeps the colour of the fill: a line along it would make a bar look shorter.
  private static func draw(
    _ fill: Fill, in outline: Shape.Outline, _ unit: Double, cut: Color?, on canvas: OpaquePointer
  ) {
    cairo_save(canvas)
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(canvas, &left, &top, &right, &bottom)
    cairo_clip(canvas)
    let frame = Rectangle(x: left, y: top, width: right - left, height: bottom - top)
    for line in hatchLines(fill.hatch, across: frame, gap: 28 * unit) {
      cairo_move_to(canvas, line.0.x, line.0.y)
      cairo_line_to(canvas, line.1.x, line.1.y)
    }
    setSource(fill.hatchColor, cut: cut, on: canvas)
    cairo_set_line_width(canvas, 5 * unit)
    cairo_set_dash(canvas, [], 0, 0)
    cairo_stroke(canvas)
    trace(outline, on: canvas)
    cairo_set_source(fill.color, on: canvas)
    cairo_set_line_width(canvas, 8 * unit)  // half of it is outside, and clipped
    cairo_stroke_preserve(canvas)
    cairo_restore(canvas)
  }

  /// The ends of the lines of a hatch; on multiples of the gap, so that neighbours continue.
  private static func hatchLines(_ hatch: Fill.Hatch, across frame: Rectangle, gap: Double)
    -> [(Point, Point)]
  {
    func steps(_ start: Double, _ end: Double) -> [Double] {
      Array(stride(from: (start / gap).rounded(.down) * gap, through: end, by: gap))
    }
    let rising = steps(frame.x + frame.y, frame.maxX + frame.maxY).map {
      (Point($0 - frame.y, frame.y), Point($0 - frame.maxY, frame.maxY))
    }
    let falling = steps(frame.x - frame.maxY, frame.maxX - frame.y).map {
      (Point($0 + frame.y, frame.y), Point($0 + frame.maxY, frame.maxY))
    }
    return switch hatch {
    case .none: []
    case .rising: rising
    case .falling: falling
    case .crossed: rising + falling
    case .level:
      steps(frame.y, frame.maxY).map { (Point(frame.x, $0), Point(frame.maxX, $0)) }
    case .upright:
      steps(frame.x, frame.maxX).map { (Point($0, frame.y), Point($0, frame.maxY)) }
    }
  }

  /// Draws every pixel as a square on whole pixels of the canvas.
  ///
  /// The squares are made here: Cairo's scaling rounds, and may shift an edge by a pixel.
  private static func draw(_ image: RasterImage, on canvas: OpaquePointer) {
    var values = enlarged(image)
    let width = Int32(image.columnCount * image.scale)
    let height = Int32(image.rowCount * image.scale)
    values.withUnsafeMutableBytes { buffer in
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let surface = cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, width, height, width * 4)
      defer { cairo_surface_destroy(surface) }
      cairo_save(canvas)
      cairo_set_source_surface(canvas, surface, image.origin.x, image.origin.y)
      cairo_pattern_set_filter(cairo_get_source(canvas), CAIRO_FILTER_NEAREST)
      cairo_paint(canvas)
      cairo_restore(canvas)
      cairo_surface_finish(surface)
    }
  }

  private static func enlarged(_ image: RasterImage) -> [UInt32] {
    if image.scale == 1 { return image.colors.map(\.packed) }
    return (0..<image.rowCount).flatMap { row in
      let colors = image.colors[row * image.columnCount..<(row + 1) * image.columnCount]
      let line = colors.flatMap { repeatElement($0.packed, count: image.scale) }
      return repeatElement(line, count: image.scale).joined()
    }
  }
}
