/// How a text is set.
public struct TextStyle: Equatable, Sendable {
  /// The font's name.
  public var family: String
  /// The size of the letters, in pixels.
  public var size: Double
  /// Whether the letters are bold.
  public var isBold: Bool
  /// The colour of the letters.
  public var color: Color

  /// A style by its four parts.
  public init(family: String, size: Double, isBold: Bool = false, color: Color) {
    self.family = family
    self.size = size
    self.isBold = isBold
    self.color = color
  }
}

/// A text with the room that it was measured to take.
public struct TextBlock: Equatable, Sendable {
  /// To which side the lines of a text are flush.
  public enum Alignment: Equatable, Sendable {
    /// Flush left.
    case left
    /// Each line in the middle.
    case center
    /// Flush right.
    case right
  }

  /// The limits within which a text is laid out.
  public struct Limits: Equatable, Sendable {
    /// The width at which lines are broken, in pixels; nil for as wide as it needs.
    public var width: Double?
    /// How many lines there may be before the text is cut and ends in an ellipsis.
    public var lines: Int
    /// Whether what is too long is broken inside of words, and cut; otherwise it stands out.
    public var breaksWords: Bool

    /// No limits: one line, as wide as it needs.
    public static let none = Limits(width: nil, lines: 1, breaksWords: false)

    /// Breaks lines between words only, into as many lines as it takes.
    public static func words(width: Double) -> Limits {
      Limits(width: width, lines: .max, breaksWords: false)
    }

    /// Breaks lines where it must, and cuts what `lines` lines cannot hold.
    public static func cut(width: Double, lines: Int = 1) -> Limits {
      Limits(width: width, lines: lines, breaksWords: true)
    }
  }

  /// What it says; `_{…}` lowers letters and `^{…}` raises them.
  public let string: String
  /// How it is set.
  public let style: TextStyle
  /// The limits it was laid out in.
  public let limits: Limits
  /// To which side its lines are flush.
  public let alignment: Alignment
  /// Whether it reads from bottom to top.
  public let isUpright: Bool
  /// Whether something had to be cut.
  public let isCut: Bool
  /// How many lines it takes.
  public let lineCount: Int
  /// The room it takes on the canvas, as measured, turned if it is upright.
  public var frame: Rectangle

  /// The same text with a point of its frame at a point of the canvas.
  ///
  /// - Parameters:
  ///   - x: Where the named point comes to lie, from the left.
  ///   - y: Where it comes to lie, from the top.
  ///   - horizontally: Which point: 0 the left edge, 0.5 the middle, 1 the right edge.
  ///   - vertically: Which point: 0 the upper edge, 0.5 the middle, 1 the lower edge.
  public func placed(x: Double, y: Double, horizontally: Double = 0, vertically: Double = 0)
    -> TextBlock
  {
    var text = self
    text.frame.x = x - horizontally * frame.width
    text.frame.y = y - vertically * frame.height
    return text
  }
}
