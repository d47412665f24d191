import LessonSupport

/// Why a word of `figures` could not do its work, with the status that fits.
public struct GalleryError: StatesProgramStatus, CustomStringConvertible {
  /// The status for the shell.
  public let programStatus: ProgramStatus
  /// What was expected and what was found.
  public let description: String

  /// An error with its status and message.
  public init(_ status: ProgramStatus, _ description: String) {
    programStatus = status
    self.description = description
  }
}
