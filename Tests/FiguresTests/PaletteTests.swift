import Figures
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The smallest difference between any two colours is held against that of published palettes.
///
/// These are matplotlib's tab10 (27.7, 7.2, 4.6, 15.2), Okabe and Ito's (26.4, 17.0, 20.7, 16.1), and the
/// six- and eight-colour sequences of M. A. Petroff, "Accessible Color Sequences for Data
/// Visualization", 2021 (48.8, 25.3, 34.5, 33.8 and 27.8, 20.9, 26.7, 18.0).
@Suite struct PaletteTests {
  /// How colours look to others, and the largest smallest difference of a published palette.
  ///
  /// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
  /// Simulation of Color Vision Deficiency", 2009, severity 1, on linear sRGB.
  static let visions: [(name: String, matrix: [[Double]], best: Double)] = [
    ("normal", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], 48.8),
    (
      "deutan",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ], 25.3
    ),
    (
      "protan",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ], 34.5
    ),
    (
      "tritan",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ], 33.8
    ),
  ]

  @Test(arguments: visions.indices, [Palette.onWhite, Palette.onDark])
  func everyPairStaysApart(vision: Int, palette: [Color]) {
    for (index, color) in palette.enumerated() {
      for (other, second) in palette[..<index].enumerated() {
        #expect(
          Self.difference(color, second, vision: vision) > Self.visions[vision].best,
          "\(Self.visions[vision].name): colours \(other) and \(index)")
      }
    }
  }

  @Test func everyColorShowsOnItsGround() {
    #expect(Palette.onWhite.count == 6 && Palette.onDark.count == 6)
    for color in Palette.onWhite + Palette.grays { #expect(color.contrast(with: .white) >= 3) }
    for color in Palette.onDark { #expect(color.contrast(with: Theme.dark.ground) >= 4) }
  }

  /// A series is called by a like colour on light and dark slides: the hues are less than an eighth
  /// of the circle apart.
  @Test func huesKeepTheirOrder() {
    for (light, dark) in zip(Palette.onWhite, Palette.onDark) {
      let hues = [light, dark].map { color in
        let place = Self.lab(Self.linear(color))
        return atan2(place[2], place[1])
      }
      #expect(cos(hues[0] - hues[1]) > 0.7071)
    }
  }

  /// Greys have no hue: L* alone tells them apart, the same for all eyes.
  @Test func graysAreEvenlyApart() {
    let lightness = Palette.grays.map { Self.lab(Self.linear($0))[0] }.sorted()
    let steps = zip(lightness.dropFirst(), lightness).map { $0 - $1 }
    #expect(steps.count == 3 && steps.allSatisfy { $0 > 19 })
    for grey in Palette.grays { #expect(grey.red == grey.green && grey.green == grey.blue) }
  }

  /// How far apart two colours are in CIE 1976 L*a*b*, as seen with the vision of that number.
  static func difference(_ first: Color, _ second: Color, vision: Int) -> Double {
    let places = [first, second].map { color in
      lab(apply(visions[vision].matrix, linear(color)).map { min(max($0, 0), 1) })
    }
    return sqrt(zip(places[0], places[1]).reduce(0) { $0 + pow($1.0 - $1.1, 2) })
  }

  private static func apply(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func linear(_ color: Color) -> [Double] {
    [color.red, color.green, color.blue].map {
      let value = Double($0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// CIE 1976 L*a*b* under D65 of linear sRGB.
  private static func lab(_ rgb: [Double]) -> [Double] {
    let xyz = apply(
      [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ], rgb)
    let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
      let part = value / white
      return part > 216.0 / 24389 ? cbrt(part) : (24389.0 / 27 * part + 16) / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
