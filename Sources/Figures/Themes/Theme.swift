/// Everything about the look of a figure that its data does not decide.
public struct Theme: Equatable, Sendable {
  /// The name, as a teacher would say it.
  public var name: String
  /// The canvas, in pixels.
  ///
  /// Crowded figures take more, in the same proportion.
  public var size: Size
  /// How many pixels are an inch of the slide or of the paper.
  public var pixelsPerInch: Double
  /// Whether a figure may ask for a canvas of its own shape: on paper, but not on slides.
  public var hasFreeShape = false
  /// The colour of the canvas, and of what must not be seen through on it.
  public var ground: Color
  /// Whether the canvas itself is left clear, so that whatever is behind it shows.
  public var isTransparent = false
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
  /// The colour of the lowest value on a scale around zero; the ground is zero.
  public var cold: Color
  /// The colour of the highest value on a scale around zero.
  public var warm: Color
  /// The three colours of areas on a scale around zero, lowest, zero and highest; empty for
  /// ``cold``, the ground and ``warm``, which need colour to be told apart.
  public var shadesAroundZero: [Color] = []
  /// The font of every text.
  public var fontFamily: String
  /// The size of titles, in pixels.
  public var titleSize: Double
  /// The size of axis labels, legends, values and remarks, in pixels.
  public var labelSize: Double
  /// The size of tick labels, captions and cells, in pixels: the smallest there is.
  public var tickSize: Double
  /// The width of a data line, in pixels.
  public var lineWidth: Double
  /// The room between a figure and the edge of the canvas, in pixels.
  public var margin: Double

  /// Whether what is written is lighter than what it is written on.
  var isDark: Bool { ground.luminance < ink.luminance }
  /// Whether series must be told apart without colour.
  var isGray: Bool {
    palette.allSatisfy { $0.red == $0.green && $0.green == $0.blue }
  }

  /// The same theme on a larger or smaller canvas, its texts and lines as they were.
  public func resized(by factor: Double) -> Theme {
    var theme = self
    theme.size = Size((size.width * factor).rounded(), (size.height * factor).rounded())
    return theme
  }

  /// The same theme at another density: every length, of texts and lines as well, grows with it.
  public func scaled(toPixelsPerInch density: Double) -> Theme {
    let factor = density / pixelsPerInch
    var theme = resized(by: factor)
    theme.pixelsPerInch = density
    theme.titleSize *= factor
    theme.labelSize *= factor
    theme.tickSize *= factor
    theme.lineWidth *= factor
    theme.margin *= factor
    return theme
  }

  /// The same theme in the shape that suits a figure best, if the theme leaves it free.
  ///
  /// - Parameters:
  ///   - width: The width on paper, in inches.
  ///   - height: The height on paper, in inches.
  public func shaped(width: Double, height: Double) -> Theme {
    guard hasFreeShape else { return self }
    var theme = self
    theme.size = Size(
      (width * pixelsPerInch).rounded(), (height * pixelsPerInch).rounded())
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

  /// What a pixel is on a slide of 1920 × 1080, in pixels of this canvas: a 144th of an inch.
  ///
  /// Whatever a chart draws in a fixed size, a thin line say, is a number of these.
  var unit: Double { pixelsPerInch / 144 }

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
  /// The style of the remark below a title.
  var subtitle: TextStyle { TextStyle(family: fontFamily, size: labelSize, color: mutedInk) }
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
      marker: markers[(index % palette.count + round) % markers.count])
  }
}
