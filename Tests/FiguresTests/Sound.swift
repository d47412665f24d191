import Figures
import Testing

/// Holds a display list to what every figure promises: nothing is clipped, no two texts touch, no
/// text is smaller than the theme's smallest: on a slide 36 pixels.
func expectSound(
  _ graphics: Graphics, theme: Theme = .slide, sourceLocation: SourceLocation = #_sourceLocation
) {
  let canvas = Rectangle(x: 0, y: 0, width: graphics.size.width, height: graphics.size.height)
  let texts = graphics.texts
  #expect(!texts.isEmpty, sourceLocation: sourceLocation)
  for (index, text) in texts.enumerated() {
    #expect(canvas.contains(text.frame), "\(text) is clipped", sourceLocation: sourceLocation)
    #expect(
      text.style.size >= theme.tickSize, "\(text.string) is small", sourceLocation: sourceLocation)
    for other in texts[(index + 1)...] where text.frame.overlaps(other.frame) {
      Issue.record("\(text) overlaps \(other)", sourceLocation: sourceLocation)
    }
    for image in graphics.images where !image.isGround && text.frame.overlaps(image.frame) {
      Issue.record("\(text.string) overlaps an image", sourceLocation: sourceLocation)
    }
  }
  for image in graphics.images {
    #expect(canvas.contains(image.frame), sourceLocation: sourceLocation)
  }
  for shape in graphics.shapes {
    #expect(canvas.contains(bounds(shape)), "\(shape) is clipped", sourceLocation: sourceLocation)
  }
}

/// The least rectangle around an outline.
func bounds(_ shape: Shape) -> Rectangle {
  switch shape.outline {
  case .rectangle(let frame): return frame
  case .circle(let center, let radius):
    return Rectangle(
      x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
  case .path(let points, _):
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    return Rectangle(
      x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
  }
}

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
