import CPango

/// Lays out text with Pango: measures it for a chart, draws it for a canvas.
///
/// Measuring and drawing go through the same layout, so that a text takes the room that was
/// measured, lowered and raised letters (``Markup``) as well. No hinting and no subpixels: a text has the same shape wherever it stands.
package final class Typesetter {
  private let context: OpaquePointer
  private let options: OpaquePointer?

  /// A typesetter with the fonts of this machine; says once if the wanted one is not among them.
  package init(wanting family: String? = nil) throws(FigureError) {
    guard let fonts = pango_cairo_font_map_get_default(),
      let context = pango_font_map_create_context(fonts)
    else { throw FigureError(FontNotice.none) }
    self.context = context
    options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    guard let found = foundFamily(for: family ?? "Sans") else {
      throw FigureError(FontNotice.none)
    }
    if let family { FontNotice.give(wanted: family, found: found) }
  }

  deinit {
    cairo_font_options_destroy(options)
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// A text and the room it takes, its upper left corner at 0, 0.
  package func block(
    _ string: String, _ style: TextStyle, limits: TextBlock.Limits = .none,
    alignment: TextBlock.Alignment = .left, isUpright: Bool = false
  ) -> TextBlock {
    let clean = String(string.map { $0.isNewline || $0 == "\t" || $0 == "\0" ? " " : $0 })
    return withLayout(clean, style, limits, alignment) { layout in
      if pango_layout_get_unknown_glyphs_count(layout) > 0 { FontNotice.giveUnknown(clean) }
      let extent = Self.extent(of: layout)
      let size = isUpright ? Size(extent.height, extent.width) : Size(extent.width, extent.height)
      return TextBlock(
        string: clean, style: style, limits: limits, alignment: alignment, isUpright: isUpright,
        isCut: pango_layout_is_ellipsized(layout) != 0,
        lineCount: Int(pango_layout_get_line_count(layout)),
        frame: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
    }
  }

  /// Draws a text in its frame.
  func draw(_ text: TextBlock, on canvas: OpaquePointer) {
    withLayout(text.string, text.style, text.limits, text.alignment) { layout in
      let extent = Self.extent(of: layout)
      cairo_save(canvas)
      cairo_translate(
        canvas, text.frame.x, text.isUpright ? text.frame.maxY : text.frame.y)
      if text.isUpright { cairo_rotate(canvas, -.pi / 2) }
      cairo_set_source(text.style.color, on: canvas)
      cairo_move_to(canvas, -extent.x, -extent.y)
      pango_cairo_show_layout(canvas, layout)
      cairo_restore(canvas)
    }
  }

  /// The family that Pango takes when it is asked for another.
  package func foundFamily(for wanted: String) -> String? {
    let description = pango_font_description_from_string("\(wanted) 12")
    defer { pango_font_description_free(description) }
    guard let font = pango_context_load_font(context, description) else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    return pango_font_description_get_family(found).map { String(cString: $0) }
  }

  private func withLayout<Result>(
    _ string: String, _ style: TextStyle, _ limits: TextBlock.Limits,
    _ alignment: TextBlock.Alignment, _ body: (OpaquePointer?) -> Result
  ) -> Result {
    let layout = pango_layout_new(context)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    let font = pango_font_description_new()
    defer { pango_font_description_free(font) }
    pango_font_description_set_family(font, style.family)
    pango_font_description_set_absolute_size(font, style.size * Self.unit)
    pango_font_description_set_weight(
      font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_layout_set_font_description(layout, font)
    let markup = Markup(string)
    pango_layout_set_text(layout, markup.text, Int32(markup.text.utf8.count))
    Self.set(markup, in: style, of: layout)
    pango_layout_set_auto_dir(layout, 0)
    if let width = limits.width {
      pango_layout_set_width(layout, Int32(min(max(width, 1), 1e6) * Self.unit))
      pango_layout_set_wrap(layout, limits.breaksWords ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)
      if limits.breaksWords {
        pango_layout_set_height(layout, Int32(-limits.lines))
        // One line keeps its end, which tells many names apart.
        pango_layout_set_ellipsize(
          layout, limits.lines == 1 ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END)
      }
    }
    pango_layout_set_alignment(layout, Self.pango(alignment))
    return body(layout)
  }

  /// Makes lowered and raised letters smaller, and moves them off the line.
  ///
  /// Raised letters end where plain ones may end, so that lines with and without them are in line.
  private static func set(_ markup: Markup, in style: TextStyle, of layout: OpaquePointer?) {
    guard !markup.shifts.isEmpty else { return }
    let list = pango_attr_list_new()
    defer { pango_attr_list_unref(list) }
    for (bytes, shift) in markup.shifts {
      let rise = (shift == .raised ? 0.28 : -0.14) * style.size * unit
      for attribute in [pango_attr_scale_new(0.7), pango_attr_rise_new(Int32(rise))] {
        attribute?.pointee.start_index = UInt32(bytes.lowerBound)
        attribute?.pointee.end_index = UInt32(bytes.upperBound)
        pango_attr_list_insert(list, attribute)
      }
    }
    pango_layout_set_attributes(layout, list)
  }

  private static func pango(_ alignment: TextBlock.Alignment) -> PangoAlignment {
    switch alignment {
    case .left: PANGO_ALIGN_LEFT
    case .center: PANGO_ALIGN_CENTER
    case .right: PANGO_ALIGN_RIGHT
    }
  }

  /// The room that a layout takes in its own coordinates: what is inked, and what lines need.
  private static func extent(of layout: OpaquePointer?) -> Rectangle {
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, &ink, &logical)
    let left = min(ink.x, logical.x)
    let top = min(ink.y, logical.y)
    let right = max(ink.x + ink.width, logical.x + logical.width)
    let bottom = max(ink.y + ink.height, logical.y + logical.height)
    return Rectangle(
      x: Double(left) / unit, y: Double(top) / unit, width: Double(right - left) / unit,
      height: Double(bottom - top) / unit)
  }

  private static let unit = Double(PANGO_SCALE)
}

/// Makes a colour the one that is drawn with.
func cairo_set_source(_ color: Color, opacity: Double = 1, on canvas: OpaquePointer) {
  cairo_set_source_rgba(
    canvas, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
}
