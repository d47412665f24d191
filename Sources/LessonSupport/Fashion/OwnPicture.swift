import Workbench

/// A picture of one thing on an even ground, made into an image like those of Fashion-MNIST.
///
///     grey = 0.299 R + 0.587 G + 0.114 B
///     ink  = (ground - grey) / ground               on light ground, or
///            (grey - ground) / (1 - ground)         on dark ground; 0 where that is negative
///
/// The ground is the median grey along the four edges. Otsu's threshold parts ink from ground: it
/// makes the variance between the two largest, so that it follows how dark the thing is, and uneven
/// light is no ink. Rows and columns at the edges without ink above it are cut off; ink of up to half
/// of it, the shadows of the ground, becomes 0. What is left is scaled with its shape kept, each pixel
/// the mean of what it covers, until its longer side fills the image, and put into the middle.
///
/// Where most of the edge is clear, so is the ground: the opacity then tells the thing from it, which
/// is seen on white paper, or, if it is light, on black.
///
/// Those who made Fashion-MNIST took every so many rows and columns instead of means, and sharpened
/// the image afterwards.
///
/// - Source: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
///   Learning Algorithms", 2017, section 2; ITU-R, "Recommendation BT.601", 2011, for the grey; Otsu,
///   "A Threshold Selection Method from Gray-Level Histograms", 1979.
public struct OwnPicture: Sendable {
  /// The file.
  public let path: String
  /// The number of rows and columns of the file.
  package let size: ImageSize
  /// Whether what is dark was taken for ink.
  package let isLight: Bool
  /// Whether the ground is clear, so that the opacity told the thing from it.
  package let isClear: Bool
  /// Whether the thing reaches an edge of the picture.
  package let reachesEdge: Bool
  /// The picture in grey, 0 white to 1 black, reduced to what a screen shows.
  let gray: GrayImage
  /// The thing alone, in ink, reduced to what is needed.
  let thing: GrayImage
  /// The number of rows and columns that the thing takes in the file.
  package let thingSize: ImageSize

  /// The most pixels of a picture; more than a camera needs to show a shoe.
  static let pixelLimit = 1 << 24

  /// Reads a picture and finds the thing on it.
  ///
  /// - Throws: `FileError` if there is no such file; `FigureError` if it is not a whole PNG of at
  ///   most 16,777,216 pixels, or if nothing stands out from its ground.
  public init(path: String) throws {
    let picture = try Self.read(path)
    let found = picture.groundAndInk
    guard let (rows, columns) = found.mask.box(above: found.threshold) else {
      throw FigureError(
        found.isClear
          ? "\(path): expected something that can be seen, found a clear picture. Choose one of a "
            + "single thing on an even ground."
          : "\(path): expected something that is \(found.isLight ? "darker" : "lighter") than its "
            + "ground, found a picture of one shade. Choose one of a single thing on an even ground."
      )
    }
    let (gray, ink) = (found.gray, found.ink)
    isClear = found.isClear
    reachesEdge =
      !isClear
      && (rows.lowerBound == 0 || columns.lowerBound == 0 || rows.upperBound == gray.height
        || columns.upperBound == gray.width)
    self.path = path
    size = ImageSize(height: picture.height, width: picture.width)
    isLight = found.isLight
    thingSize = ImageSize(height: rows.count, width: columns.count)
    thing = ink.part(rows, columns).reduced(toSide: 1024)
    let shown = gray.reduced(toSide: 1024)
    self.gray = GrayImage(
      height: shown.height, width: shown.width, pixels: shown.pixels.map { 1 - $0 })
  }

  /// What a network sees: the thing in the middle of an image of a given size.
  ///
  /// - Returns: Shape (height, width), each 0 to 1.
  public func seen(as size: ImageSize) -> GrayImage {
    thing.fitted(into: size)
  }

  /// What was done to the picture, in words; sizes are width × height.
  public func summary(as size: ImageSize) -> String {
    let fit = thing.fittedSize(into: size)
    return "\(path), \(self.size.text) pixels wide and high, was made grey. \(ground) Around the "
      + "thing it was cut to \(thingSize.text), which became \(fit.text) in the middle of "
      + "\(size.text)."
  }

  private var ground: String {
    if isClear {
      return "Its ground is clear: what is opaque is the thing, "
        + (isLight
          ? "and dark became ink, as on white paper." : "and light became ink, as on black paper.")
    }
    return isLight
      ? "Its ground is light, so that dark became ink, as in Fashion-MNIST, where the ground is 0."
      : "Its ground is dark, as in Fashion-MNIST, where the ground is 0."
  }

  /// A warning if the thing reaches an edge; nil if it does not.
  public var warning: String? {
    guard reachesEdge else { return nil }
    return
      "\(path): the thing reaches the edge of the picture. Either it is cut off, or the ground is "
      + "uneven and counts as part of it: leave room around it, on an even ground in even light."
  }

  /// Reads a PNG, or says what the file is instead.
  private static func read(_ path: String) throws -> PNGPicture {
    let bytes = try WholeFile.read(path, limit: 1 << 30)
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      let kind = bytes.isEmpty ? "an empty file" : "something else"
      let name = bytes.starts(with: [0xFF, 0xD8, 0xFF]) ? "a JPEG" : kind
      throw FigureError("\(path): expected a PNG, found \(name); export it as PNG")
    }
    // The header says the size: 4 bytes for the width, 4 for the height, after 16 others.
    let sides = [16, 20].map { bytes.dropFirst($0).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
    guard sides[0] <= pixelLimit, sides[1] <= pixelLimit, sides[0] * sides[1] <= pixelLimit else {
      throw FigureError(
        "\(path): expected at most \(grouped(pixelLimit)) pixels, found \(grouped(sides[0])) × "
          + "\(grouped(sides[1])), width × height; make it smaller")
    }
    return try PNGFile.read(path, pixelLimit: pixelLimit)
  }
}

extension ImageSize {
  /// Width and height as people say them: `1,200 × 800`.
  var text: String { "\(grouped(width)) × \(grouped(height))" }
}

/// A picture, parted into ground and ink.
private struct GroundAndInk {
  /// 0 black to 1 white.
  let gray: GrayImage
  /// 0 to 1.
  let ink: GrayImage
  /// What is cut by: the ink, or the opacity.
  let mask: GrayImage
  /// Above it the mask is the thing.
  let threshold: Float
  let isLight: Bool
  let isClear: Bool
}

extension PNGPicture {
  fileprivate var groundAndInk: GroundAndInk {
    let opacity = image { $3 }
    if opacity.medianOfEdge < 0.5 {
      let isDark = grayOfThing(opacity) < 0.5
      let gray = gray(on: isDark ? 1 : 0)
      return GroundAndInk(
        gray: gray, ink: gray.ink(on: isDark ? 1 : 0), mask: opacity, threshold: 0.05,
        isLight: isDark, isClear: true)
    }
    let gray = gray(on: 1)
    let ground = gray.medianOfEdge
    let ink = gray.ink(on: ground)
    let threshold = max(ink.otsuThreshold, 0.05)
    return GroundAndInk(
      gray: gray, ink: ink.cleared(upTo: threshold / 2), mask: ink, threshold: threshold,
      isLight: ground > 0.5, isClear: false)
  }

  /// The mean grey of what is opaque.
  private func grayOfThing(_ opacity: GrayImage) -> Float {
    let weight = opacity.pixels.reduce(0) { $0 + Double($1) }
    let onBlack = gray(on: 0).pixels.reduce(0) { $0 + Double($1) }
    return weight > 0 ? Float(onBlack / weight) : 0
  }

  /// The grey of each pixel, 0 black to 1 white, on paper of some grey where the picture is clear.
  private func gray(on paper: Float) -> GrayImage {
    image { red, green, blue, opacity in
      (0.299 * red + 0.587 * green + 0.114 * blue) * opacity + paper * (1 - opacity)
    }
  }

  /// A value for each pixel, from its red, green, blue and opacity, each 0 to 1.
  private func image(
    _ value: (_ red: Float, _ green: Float, _ blue: Float, _ opacity: Float) -> Float
  ) -> GrayImage {
    let values = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
      for index in 0..<width * height {
        let sample = { (place: Int) in Float(pixels[4 * index + place]) / 255 }
        buffer[index] = value(sample(0), sample(1), sample(2), sample(3))
      }
      count = width * height
    }
    return GrayImage(height: height, width: width, pixels: values)
  }
}

extension GrayImage {
  /// The median of the pixels along the four edges.
  fileprivate var medianOfEdge: Float {
    let ends = [0, width - 1].flatMap { column in
      (0..<height).map { pixels[$0 * width + column] }
    }
    let edge = pixels.prefix(width) + pixels.suffix(width) + ends
    return edge.sorted()[edge.count / 2]
  }

  /// What stands out from a ground, on the side where there is more room: 0 to 1.
  fileprivate func ink(on ground: Float) -> GrayImage {
    let values = pixels.map { gray in
      let share = ground > 0.5 ? (ground - gray) / ground : (gray - ground) / (1 - ground)
      return min(max(share, 0), 1)
    }
    return GrayImage(height: height, width: width, pixels: values)
  }

  /// The image with everything up to a limit as 0.
  fileprivate func cleared(upTo limit: Float) -> GrayImage {
    GrayImage(height: height, width: width, pixels: pixels.map { $0 > limit ? $0 : 0 })
  }

  /// The threshold between two kinds of pixels that makes the variance between them largest.
  ///
  ///     variance(t) = n₀ n₁ (m₁ - m₀)² / n²     n, m: number and mean of the pixels up to t, above t
  ///
  /// Pixels, 0 to 1, are counted in 256 steps; of equal thresholds the lowest is taken.
  fileprivate var otsuThreshold: Float {
    var counts = [Double](repeating: 0, count: 256)
    for pixel in pixels { counts[Int((255 * pixel).rounded())] += 1 }
    let total = Double(pixels.count)
    let sum = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (below, sumBelow, best, threshold) = (0.0, 0.0, 0.0, 0)
    for (step, count) in counts.enumerated() {
      below += count
      sumBelow += Double(step) * count
      guard below > 0, below < total else { continue }
      let distance = (sum - sumBelow) / (total - below) - sumBelow / below
      let variance = below * (total - below) * distance * distance
      // A rounding error is no better threshold.
      if variance > best * (1 + 1e-9) { (best, threshold) = (variance, step) }
    }
    return (Float(threshold) + 0.5) / 255
  }
}
