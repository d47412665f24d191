import Dispatch
import Files

/// A SHA-256 digest that is computed on a second thread, while the first goes on reading.
///
/// Decompressing a file and hashing what comes out take about the same time.
final class BackgroundSHA256: @unchecked Sendable {
  private let queue = DispatchQueue(label: "SHA-256")
  /// Keeps the reader from running far ahead: only so many parts wait in memory.
  private let room = DispatchSemaphore(value: 4)
  /// Touched on the queue only.
  private var sha256: SHA256? = SHA256()

  /// Takes the first `count` of some bytes in.
  func update(_ bytes: [UInt8], count: Int) {
    room.wait()
    queue.async { [self] in
      bytes.withUnsafeBytes { sha256?.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      room.signal()
    }
  }

  /// The digest of all bytes so far; nothing can be added afterwards.
  func finalize() -> String {
    queue.sync { sha256.take()?.finalize() ?? "" }
  }
}
