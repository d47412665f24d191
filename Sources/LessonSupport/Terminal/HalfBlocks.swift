import Figures
import Foundation

/// A picture as characters, each of which shows one pixel above another.
///
/// The character ▀ has the colour of the upper pixel and stands on that of the lower one. Pixels
/// that are more clear than not are left to the terminal's own ground.
package enum HalfBlocks {
  /// The picture as lines of text with 24-bit colours, each ended and its colours reset.
  ///
  /// - Parameters:
  ///   - picture: Any picture; a larger one is scaled down, a smaller one is not scaled.
  ///   - columns: The most characters a line, at least 1. There are at most as many lines.
  package static func text(_ picture: PNGPicture, columns: Int) -> String {
    let limit = Double(max(1, columns))
    let factor = min(1, limit / Double(picture.width), 2 * limit / Double(picture.height))
    let width = max(1, Int((Double(picture.width) * factor).rounded(.down)))
    let height = max(1, Int((Double(picture.height) * factor).rounded()))
    let pixels = ScaledPicture(picture, width: width, height: height)
    return stride(from: 0, to: height, by: 2).map { row in
      line(pixels, row, hasLower: row + 1 < height)
    }.joined()
  }

  private static func line(_ pixels: ScaledPicture, _ row: Int, hasLower: Bool) -> String {
    var text = ""
    var looks = ""
    for column in 0..<pixels.width {
      let upper = pixels.color(row: row, column: column)
      let lower = hasLower ? pixels.color(row: row + 1, column: column) : nil
      let (front, back, character) =
        switch (upper, lower) {
        case (nil, nil): (Color?.none, Color?.none, " ")
        case (nil, let lower): (lower, nil, "▄")
        case (let upper, let lower): (upper, lower, "▀")
        }
      let wanted = code(38, front) + code(48, back)
      if wanted != looks { text += "\u{1B}[0m" + wanted }
      looks = wanted
      text += character
    }
    return text + "\u{1B}[0m\n"
  }

  /// The code that sets the colour of the letters (38) or of their ground (48).
  private static func code(_ target: Int, _ color: Color?) -> String {
    color.map { "\u{1B}[\(target);2;\($0.red);\($0.green);\($0.blue)m" } ?? ""
  }
}

/// A picture scaled down: each pixel is the mean of the light from the area that it covers.
package struct ScaledPicture {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Shape (height × width × 4): red, green and blue as light times opacity, and opacity, 0 to 1.
  private let light: [Float]

  /// Scales a picture down.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - width: At least 1, at most the picture's.
  ///   - height: At least 1, at most the picture's.
  package init(_ picture: PNGPicture, width: Int, height: Int) {
    self.width = width
    self.height = height
    let columns = Self.shares(of: picture.width, in: width)
    let rows = Self.shares(of: picture.height, in: height)
    var light = [Float](repeating: 0, count: width * height * 4)
    var line = [Float](repeating: 0, count: width * 4)
    for (row, parts) in rows.enumerated() {
      for (source, share) in parts {
        Self.add(picture, row: source, columns, to: &line)
        for index in line.indices { light[row * width * 4 + index] += share * line[index] }
      }
    }
    self.light = light
  }

  /// The colour of a pixel; nil if it is more clear than not.
  package func color(row: Int, column: Int) -> Color? {
    let start = (row * width + column) * 4
    let opacity = light[start + 3]
    if opacity < 0.5 { return nil }
    let parts = (0..<3).map { Self.encoded(light[start + $0] / opacity) }
    return Color(red: parts[0], green: parts[1], blue: parts[2])
  }

  /// For each of `count` equal pieces of a line: the pixels it covers, and their shares of it.
  private static func shares(of total: Int, in count: Int) -> [[(index: Int, share: Float)]] {
    let length = Double(total) / Double(count)
    return (0..<count).map { piece in
      let (start, end) = (Double(piece) * length, Double(piece + 1) * length)
      let last = min(total, Int(end.rounded(.up)))
      return (Int(start)..<max(last, Int(start) + 1)).map { index in
        let covered = min(end, Double(index + 1)) - max(start, Double(index))
        return (index, Float(covered / length))
      }
    }
  }

  /// Makes `line` one row of the picture, scaled down to its length.
  private static func add(
    _ picture: PNGPicture, row: Int, _ columns: [[(index: Int, share: Float)]],
    to line: inout [Float]
  ) {
    for (column, parts) in columns.enumerated() {
      var sum = SIMD4<Float>.zero
      for (index, share) in parts {
        let start = (row * picture.width + index) * 4
        let opacity = Float(picture.pixels[start + 3]) / 255
        let (red, green, blue) = (
          decoded[Int(picture.pixels[start])], decoded[Int(picture.pixels[start + 1])],
          decoded[Int(picture.pixels[start + 2])]
        )
        sum += share * opacity * SIMD4(red, green, blue, 1)
      }
      for part in 0..<4 { line[column * 4 + part] = sum[part] }
    }
  }

  /// The light of each of the 256 values of sRGB.
  ///
  /// - Source: IEC 61966-2-1, "Default RGB colour space - sRGB", 1999.
  private static let decoded: [Float] = (0...255).map { value in
    let part = Double(value) / 255
    return Float(part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
  }

  private static func encoded(_ light: Float) -> UInt8 {
    let light = min(max(Double(light), 0), 1)
    let part = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    return UInt8((part * 255).rounded())
  }
}
