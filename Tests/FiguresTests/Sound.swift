import Figures
import Testing

/// Holds a display list to what every figure promises: nothing is clipped, no two texts touch, no
/// text is smaller than the theme's smallest: on a slide 36 pixels.
func expectSound(
  _ graphics: Graphics, theme: Theme = .slide, sourceLocation: SourceLocation = #_sourceLocation
) {
  for fault in graphics.layoutFaults(smallestText: theme.tickSize) {
    Issue.record("\(fault)", sourceLocation: sourceLocation)
  }
}

/// The least rectangle around a shape.
func bounds(_ shape: Shape) -> Rectangle { shape.outline.bounds }

/// The message of the error that a closure throws; nil if it throws none.
func message(_ body: () throws(FigureError) -> some Any) -> String? {
  do {
    _ = try body()
    return nil
  } catch { return error.description }
}

/// Class names that are hard to lay out.
enum Names {
  static let fashion = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  /// Lists of 1 to 300 names: usual, long, unbreakable, empty, and not Latin.
  static let lists: [[String]] = [
    ["only"],
    ["no", "yes"],
    fashion,
    (0..<10).map { "a class whose name tells a long story, number \($0)" },
    (0..<10).map { String(repeating: "unbreakable", count: 8) + "\($0)" },
    (0..<26).map { "letter \($0)" },
    (0..<26).map { "a class whose name tells a long story, number \($0)" },
    (0..<40).map { "class \($0)" },
    (0..<100).map { "class \($0)" },
    (0..<300).map { "class \($0)" },
    ["Κλάση", "Класс", "فئة", "日本語", "กลุ่ม", "e\u{301}", "", "two\nlines", "tab\tzero\0"],
  ]
}

/// Every kind of canvas that a figure must suit: all styles, without a ground, small, and wide.
enum Themes {
  static let all: [Theme] =
    Theme.all + [
      Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72),
      Theme.print.shaped(width: 11, height: 4),
    ]
}

/// The display list of a chart of one panel, from 0 to 10 on both axes unless told otherwise.
func drawn(
  _ marks: [any Mark], horizontal: Axis = .numbers(0...10, label: "x"),
  vertical: Axis = .numbers(0...10, label: "y"), labels: SeriesLabels = .legend,
  theme: Theme = .slide
) throws(FigureError) -> Graphics {
  try Chart(
    title: "Marks", labels: labels,
    panels: [Panel(horizontal: horizontal, vertical: vertical, marks: marks)]
  ).graphics(theme: theme)
}

/// Where the corner of both axes is, and their ends: the inside of a chart of one panel.
func inside(_ graphics: Graphics, theme: Theme = .slide) -> Rectangle? {
  graphics.shapes.first { shape in
    guard case .path(let points, false) = shape.outline else { return false }
    return points.count == 3 && shape.stroke?.color == theme.ink
  }.map(bounds)
}
