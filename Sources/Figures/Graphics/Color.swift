#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A colour in sRGB.
public struct Color: Hashable, Sendable {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// A colour by its three parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour as in a style sheet: `0x1e97ef` for `#1e97ef`.
  public init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// The three parts in one number, as in a style sheet: 0xRRGGBB.
  var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// White.
  public static let white = Color(hex: 0xffffff)
  /// Black.
  public static let black = Color(hex: 0x000000)

  /// How bright the colour looks, 0 for black to 1 for white.
  ///
  ///     luminance = 0.2126 R + 0.7152 G + 0.0722 B, of the linear parts
  ///
  /// - Source: W3C, "Web Content Accessibility Guidelines 2.2", 2023, relative luminance.
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// How well two colours can be told apart by their brightness, from 1 (not at all) to 21.
  ///
  ///     contrast = (lighter + 0.05) / (darker + 0.05)
  ///
  /// - Source: W3C, "Web Content Accessibility Guidelines 2.2", 2023: 4.5 for text, 3 for shapes.
  public func contrast(with other: Color) -> Double {
    let pair = [luminance, other.luminance]
    return (max(pair[0], pair[1]) + 0.05) / (min(pair[0], pair[1]) + 0.05)
  }

  /// The colour between two: at 0 the first, at 1 the second.
  public static func mix(_ first: Color, _ second: Color, at fraction: Double) -> Color {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(fraction, 0), 1)).rounded())
    }
    return Color(
      red: part(first.red, second.red), green: part(first.green, second.green),
      blue: part(first.blue, second.blue))
  }

  /// Black or white, whichever can be read better on this colour: always at least 4.5 to 1.
  public var readableInk: Color {
    contrast(with: .black) >= contrast(with: .white) ? .black : .white
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
