import Figures
import Files
import LessonSupport

/// A figure in a folder: what its file says about itself, without its pixels.
public struct GalleryFigure: Sendable {
  /// The file, as it would be typed.
  public let path: String
  /// The folder that it lies in, below the gallery's; empty if it lies there itself.
  public let folder: String
  /// The file's name without its ending, such as `accuracy`.
  public let name: String
  /// The size of the file.
  public let byteCount: Int
  /// The number of columns and rows of pixels.
  public let size: (width: Int, height: Int)
  private let texts: [String: String]

  /// Reads what a file says, and finds out whether it is whole.
  ///
  /// - Parameters:
  ///   - file: The file's path below the gallery.
  ///   - gallery: The gallery's folder.
  /// - Throws: ``DamagedFigure`` if it is no PNG, or not a whole one.
  init(_ file: String, in gallery: String) throws(DamagedFigure) {
    path = GalleryFolder.path(to: file, in: gallery)
    let parts = file.split(separator: "/").map(String.init)
    folder = parts.dropLast().joined(separator: "/")
    name = (parts.last ?? file).replacing(/\.[^.]*$/, with: "")
    do {
      let bytes = try Self.bytes(of: path)
      let picture = try PNGPicture(decoding: bytes)
      byteCount = bytes.count
      size = (picture.width, picture.height)
      texts = Dictionary(picture.texts.map { ($0.keyword, $0.text) }) { first, _ in first }
    } catch {
      throw DamagedFigure(path: path, reason: "\(error)")
    }
  }

  /// The title; empty if the file has none.
  public var title: String { texts["Title"] ?? "" }
  /// What the figure shows, in words; empty if the file does not say.
  public var description: String { texts["Description"] ?? "" }
  /// The software that wrote the file; empty if the file does not say.
  public var software: String { texts["Software"] ?? "" }
  /// What made the figure; nil if the file does not say so in the way of our lessons.
  public var source: FigureSource? { texts[FigureSource.keyword].flatMap(FigureSource.init) }

  /// The version of the code that made it, such as `0.1.0 (33a6841)`.
  public var version: String {
    software.hasPrefix("neural-workbench ") ? String(software.dropFirst(17)) : software
  }

  /// The bytes of a file; a pipe, which might never end, is refused.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError` of kind `missing` or `unreadable`.
  public static func bytes(of path: String) throws(FileError) -> [UInt8] {
    if FileIdentity(path) == nil {
      throw FileError(
        .unreadable, path: path, reason: "expected a file, found a folder, a pipe or a device.")
    }
    return try WholeFile.read(path, limit: 1 << 28)
  }

  /// The pixels, read anew.
  ///
  /// - Throws: `FileError` or `FigureError` if the file has changed since.
  func picture() throws -> PNGPicture { try PNGFile.read(path) }
}

/// A file that is called a PNG and cannot be read as one.
public struct DamagedFigure: Error, Sendable {
  /// The file, as it would be typed.
  public let path: String
  /// What was expected and what was found.
  public let reason: String
}
