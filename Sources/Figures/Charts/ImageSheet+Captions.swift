extension ImageSheet {
  /// Draws a sheet with captions as large as labels, or else as small as ticks.
  ///
  /// Captions are large if they are whole all the same, take no more lines and no larger canvas, and
  /// leave the images at least nine tenths of the size that they have with small ones.
  ///
  /// - Parameter sheet: The sheet with captions of a style.
  static func graphics(
    theme: Theme, _ sheet: (TextStyle) throws(FigureError) -> ImageSheet
  ) throws(FigureError) -> Graphics {
    let small = try sheet(theme.tick).graphics()
    guard let large = try? sheet(theme.label).graphics(), large.size == small.size,
      !large.texts.contains(where: \.isCut), lineCount(large) <= lineCount(small),
      imageHeight(large) >= 0.9 * imageHeight(small)
    else { return small }
    return large
  }

  private static func lineCount(_ graphics: Graphics) -> Int {
    graphics.texts.reduce(0) { $0 + $1.lineCount }
  }

  private static func imageHeight(_ graphics: Graphics) -> Double {
    graphics.images.map(\.frame.height).max() ?? 0
  }
}
