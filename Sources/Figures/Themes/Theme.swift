/// Everything about the look of a figure that its data does not decide.
public struct Theme: Equatable, Sendable {
  /// The name, as a teacher would say it.
  public var name: String
  /// The canvas, in pixels.
  ///
  /// Crowded figures take more, in the same proportion.
  public var size: Size
  /// The colour of the canvas.
  public var ground: Color
  /// The colour of titles, labels and axes.
  public var ink: Color
  /// The colour of what is said aside; still 4.5 to 1 on the ground.
  public var mutedInk: Color
  /// The colour of grid lines.
  public var grid: Color
  /// The colours of series, in order, at least one.
  public var palette: [Color]
  /// The colour of the most in a heat map; the ground is the least.
  public var heat: Color
  /// The font of every text.
  public var fontFamily: String
  /// The size of titles, in pixels.
  public var titleSize: Double
  /// The size of axis labels, legends and values, in pixels.
  public var labelSize: Double
  /// The size of tick labels, captions and cells, in pixels: the smallest there is.
  public var tickSize: Double
  /// The width of a data line, in pixels.
  public var lineWidth: Double
  /// The room between a figure and the edge of the canvas, in pixels.
  public var margin: Double

  /// For a projector: 1920 × 1080 on white.
  ///
  /// A slide is 13.33 inches wide, so that 144 pixels are an inch: titles are set in 28 points,
  /// labels in 24, ticks in 18.
  public static let slide = Theme(
    name: "slide", size: Size(1920, 1080), ground: .white, ink: Color(hex: 0x1a1a1a),
    mutedInk: Color(hex: 0x4d4d4d), grid: Color(hex: 0xd9d9d9), palette: Palette.onWhite,
    heat: Color(hex: 0x012b93), fontFamily: "DejaVu Sans", titleSize: 56, labelSize: 48,
    tickSize: 36, lineWidth: 6,
    margin: 40)

  /// The same theme on a larger or smaller canvas, its texts and lines as they were.
  public func resized(by factor: Double) -> Theme {
    var theme = self
    theme.size = Size((size.width * factor).rounded(), (size.height * factor).rounded())
    return theme
  }

  /// Stops a figure on a canvas on which nothing can be laid out.
  func checkSize() throws(FigureError) {
    guard size.width >= 320, size.height >= 200, max(size.width, size.height) <= 1e6 else {
      throw FigureError(
        "expected a canvas of 320 × 200 to a million pixels a side, "
          + "found \(size.width) × \(size.height). Choose another size.")
    }
  }

  /// The least room between two things, in pixels.
  var gap: Double { tickSize / 3 }

  /// The height of a line of text, in pixels, a little generous.
  func lineHeight(_ size: Double) -> Double { (size * 1.25).rounded(.up) }

  /// The style of titles.
  var title: TextStyle {
    TextStyle(family: fontFamily, size: titleSize, isBold: true, color: ink)
  }
  /// The style of axis labels and legends.
  var label: TextStyle { TextStyle(family: fontFamily, size: labelSize, color: ink) }
  /// The style of what is said aside.
  var aside: TextStyle { TextStyle(family: fontFamily, size: tickSize, color: mutedInk) }
  /// The style of tick labels.
  var tick: TextStyle { TextStyle(family: fontFamily, size: tickSize, color: ink) }

  /// The looks of series number `index`: never its colour alone.
  public func series(_ index: Int) -> SeriesStyle {
    precondition(!palette.isEmpty, "expected a theme of at least 1 colour, found 0")
    let hatches = Fill.Hatch.allCases
    let dashes: [[Double]] = [[], [4, 2], [1, 1.4], [4, 1.4, 1, 1.4], [7, 2], [2, 1]]
    let markers = SeriesStyle.Marker.allCases
    let round = index / palette.count  // after the last colour, the same colours look different
    return SeriesStyle(
      color: palette[index % palette.count],
      hatch: hatches[(index + round) % hatches.count], hatchColor: ground,
      dash: dashes[(index + round) % dashes.count].map { $0 * lineWidth },
      marker: markers[(index + round) % markers.count])
  }
}
