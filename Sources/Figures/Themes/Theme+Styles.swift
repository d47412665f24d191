extension Theme {
  /// Every style that has a name, the default first.
  public static let all: [Theme] = [.slide, .dark, .print, .mono]

  /// For a projector: 1920 × 1080 on white.
  ///
  /// A slide is 13.33 inches wide, so that 144 pixels are an inch: titles are set in 30 points,
  /// labels in 24, ticks in 18.
  public static let slide = Theme(
    name: "slide", size: Size(1920, 1080), pixelsPerInch: 144, ground: .white,
    ink: Color(hex: 0x1a1a1a), mutedInk: Color(hex: 0x4d4d4d), grid: Color(hex: 0xd9d9d9),
    palette: Palette.onWhite, heat: Color(hex: 0x012b93), cold: Color(hex: 0x012b93),
    warm: Color(hex: 0xb04a00), fontFamily: "DejaVu Sans", titleSize: 60, labelSize: 48,
    tickSize: 36, lineWidth: 6, margin: 40)

  /// For a projector in a dark room: the slide on a dark ground.
  public static let dark: Theme = {
    var theme = slide
    theme.name = "dark"
    theme.ground = Color(hex: 0x121417)
    theme.ink = Color(hex: 0xf2f2f2)
    theme.mutedInk = Color(hex: 0xbfbfbf)
    theme.grid = Color(hex: 0x3d4147)
    theme.palette = Palette.onDark
    theme.heat = Color(hex: 0x9cc8ff)
    theme.cold = Color(hex: 0x6fb0ff)
    theme.warm = Color(hex: 0xffa25c)
    return theme
  }()

  /// For paper: 8 × 5 inches at 300 pixels an inch, titles and labels in 14 points, the rest in 12.
  public static let print: Theme = {
    var theme = slide
    theme.name = "print"
    theme.pixelsPerInch = 300
    theme.hasFreeShape = true
    theme.size = Size(2400, 1500)
    theme.titleSize = points(14, at: 300)
    theme.labelSize = points(14, at: 300)
    theme.tickSize = points(12, at: 300)
    theme.lineWidth = points(2, at: 300)
    theme.margin = points(12, at: 300)
    return theme
  }()

  /// For a printer or copier without colour: the slide in shades of grey.
  public static let mono: Theme = {
    var theme = slide
    theme.name = "mono"
    theme.ink = .black
    theme.palette = Palette.grays
    theme.heat = Color(hex: 0x262626)
    theme.cold = .black
    theme.warm = Color(hex: 0x8c8c8c)
    theme.shadesAroundZero = [.black, Color(hex: 0x777777), .white]
    return theme
  }()

  /// The same theme without a ground of its own.
  public var transparent: Theme {
    var theme = self
    theme.isTransparent = true
    return theme
  }

  private static func points(_ count: Double, at pixelsPerInch: Double) -> Double {
    count * pixelsPerInch / 72
  }
}
