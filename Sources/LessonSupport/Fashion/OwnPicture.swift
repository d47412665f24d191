import Workbench

/// A picture of one thing on an even ground, made into an image like those of Fashion-MNIST.
///
///     grey = 0.299 R + 0.587 G + 0.114 B            over white where the picture is clear
///     ink  = (ground - grey) / ground               on light ground, or
///            (grey - ground) / (1 - ground)         on dark ground; 0 where that is negative
///
/// The ground is the median grey along the four edges. Rows and columns at the edges with no ink
/// above 5 % are cut off; what is left is scaled with its shape kept, each pixel the mean of what it
/// covers, until its longer side fills the image, and put into the middle.
///
/// Those who made Fashion-MNIST took every so many rows and columns instead of means, and sharpened
/// the image afterwards.
///
/// - Source: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
///   Learning Algorithms", 2017, section 2; ITU-R, "Recommendation BT.601", 2011, for the grey.
public struct OwnPicture: Sendable {
  /// The file.
  public let path: String
  /// The number of rows and columns of the file.
  package let size: ImageSize
  /// Whether what is dark was taken for ink.
  package let isLight: Bool
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
    let picture = try PNGFile.read(path, pixelLimit: Self.pixelLimit)
    let gray = picture.gray
    let ground = gray.medianOfEdge
    let ink = gray.ink(on: ground)
    guard let (rows, columns) = ink.box(above: 0.05) else {
      throw FigureError(
        "\(path): expected something that is \(ground > 0.5 ? "darker" : "lighter") than its "
          + "ground, found a picture of one shade. Choose one of a single thing on an even ground.")
    }
    self.path = path
    size = ImageSize(height: picture.height, width: picture.width)
    isLight = ground > 0.5
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

  /// What was done to the picture, in words.
  public func summary(as size: ImageSize) -> String {
    let fit = thing.fittedSize(into: size)
    return "\(path), \(picture(self.size)), was made grey. Its ground is "
      + (isLight
        ? "light, so that dark became ink, as in Fashion-MNIST, where the ground is 0. "
        : "dark, as in Fashion-MNIST, where the ground is 0. ")
      + "Around the thing it was cut to \(picture(thingSize)), which became "
      + "\(picture(fit)) in the middle of \(picture(size))."
  }

  private func picture(_ size: ImageSize) -> String { "\(size.height) × \(size.width)" }
}

extension PNGPicture {
  /// The grey of each pixel, 0 black to 1 white, on white paper where the picture is clear.
  fileprivate var gray: GrayImage {
    let values = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
      for index in 0..<width * height {
        let (red, green) = (Float(pixels[4 * index]), Float(pixels[4 * index + 1]))
        let (blue, opacity) = (Float(pixels[4 * index + 2]), Float(pixels[4 * index + 3]) / 255)
        let value = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
        buffer[index] = value * opacity + (1 - opacity)
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
}
