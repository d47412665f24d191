import Foundation

/// Which file a path leads to, however it was typed.
///
/// A file that is there is known by its device and number, so that links count as what they lead
/// to; one that is not yet there, by its name in its resolved folder.
package enum FileIdentity: Hashable {
  /// A file that is there.
  case existing(device: UInt64, number: UInt64)
  /// A file that is not there, by its path without links.
  case planned(path: String)

  /// The file at a path; nil for a stream or a device such as `/dev/null`, which many can share.
  package init?(_ path: String) {
    if StandardStream(path: path) != nil { return nil }
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      self = .existing(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
      return
    }
    let url = URL(fileURLWithPath: path)
    self = .planned(
      path: FileIdentity.resolved(url.deletingLastPathComponent().path) + "/"
        + url.lastPathComponent)
  }

  /// Whether there is a file by now.
  package var isExisting: Bool { if case .existing = self { true } else { false } }

  /// A path without links, `.` and `..`; as it is if it leads nowhere.
  package static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
