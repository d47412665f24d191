/// Standard output and standard error, however their names were typed.
///
/// `/dev/stdout` cannot be replaced by a new file, nor opened a second time without overwriting
/// what was already written to it, so such names are recognised.
package enum StandardStream: Int32 {
  /// Standard output.
  case output = 1
  /// Standard error.
  case error = 2

  /// The stream that a path names, if it names one; `-` is standard output.
  package init?(path: String) {
    switch path {
    case "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1": self = .output
    case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2": self = .error
    default: return nil
    }
  }
}
