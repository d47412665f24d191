import Figures
import Files

/// Whose a figure is that stands in a file already.
enum FigureOwner {
  /// Refuses to write over what another program, or a person, has made.
  ///
  /// - Parameters:
  ///   - path: A file that may be there or not.
  ///   - program: Who wants to write it: its own figures may be replaced.
  /// - Throws: `FileError` of kind `cannotCreate`, which names the file and `--force`.
  static func check(_ path: String, program: String) throws(FileError) {
    guard FileIdentity(path)?.isExisting == true else { return }
    let source = source(of: path)
    if source?.program == program { return }
    let found = source.map { "one of \($0.program)" } ?? "a file that does not say what made it"
    throw FileError(
      .cannotCreate, path: path,
      reason: "expected nothing there or a figure of \(program), found \(found). Move it away, "
        + "choose another folder with --figures, or replace it with --force.")
  }

  /// What made a figure, as its file says; nil if it does not say.
  private static func source(of path: String) -> FigureSource? {
    guard let bytes = try? WholeFile.read(path, limit: 1 << 28) else { return nil }
    let text =
      path.hasSuffix(".png")
      ? (try? PNGPicture(decoding: bytes))?.texts.first { $0.keyword == FigureSource.keyword }?.text
      : VectorSource.text(in: bytes)
    return text.flatMap(FigureSource.init)
  }
}
