import ArgumentParser
import Workbench

/// The size of a picture in pixels, as it is typed: `1920x1080`.
struct FigureSize: Equatable {
  let width: Int
  let height: Int

  /// A size by its text; `1920×1080` and `1920X1080` are understood as well.
  ///
  /// - Throws: `ValidationError` if it is none, or is too small or too large to draw on.
  init(option text: String) throws {
    guard let match = text.wholeMatch(of: /([0-9]{1,6})[xX×]([0-9]{1,6})/),
      let width = Int(match.1), let height = Int(match.2)
    else { throw ValidationError("expected WIDTHxHEIGHT in pixels, such as 1920x1080") }
    self.init(width: width, height: height)
    try check()
  }

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Stops a canvas on which nothing can be laid out, or for which there is not memory enough.
  func check() throws {
    guard width >= 320, height >= 200 else {
      throw ValidationError("expected at least 320x200 pixels, found \(width)x\(height)")
    }
    guard max(width, height) <= 32767, width * height <= Pixels.limit else {
      throw ValidationError(
        "expected at most 32767 pixels a side and \(grouped(Pixels.limit)) in all, "
          + "found \(width)x\(height)")
    }
  }
}
