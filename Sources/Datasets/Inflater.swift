import CZlib

/// Decompresses a gzip file held in memory, piece by piece.
///
/// A gzip file consists of one or more members, each with a check sum that zlib verifies. Zeros
/// after the last member, with which tapes and some programs fill up blocks, are ignored.
///
/// - Source: Deutsch, RFC 1952, "GZIP file format specification version 4.3", 1996.
final class Inflater {
  /// Why decompression cannot go on.
  enum Failure: Error {
    /// The compressed bytes end before the last member does.
    case truncated
    /// The compressed bytes are damaged; zlib's own words.
    case corrupt(String)
  }

  /// How many of the compressed bytes have been consumed.
  private(set) var position = 0
  private var isAtEnd = false
  private let file: [UInt8]
  /// Kept at one address: zlib remembers where its stream lies.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  /// Whether bytes start as a gzip file does.
  static func recognizes(_ file: [UInt8]) -> Bool {
    file.starts(with: [0x1f, 0x8b])
  }

  init(_ file: [UInt8]) throws(Failure) {
    self.file = file
    stream.initialize(to: z_stream())
    let gzipOnly: Int32 = 15 + 16
    let status = inflateInit2_(
      stream, gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw .corrupt(message(status)) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Decompresses into the first `count` of `bytes`, or as many as there are until the file ends.
  ///
  /// - Returns: The number of bytes written: fewer than asked for only at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(Failure) -> Int {
    var written = 0
    while written < count && !isAtEnd {
      let status = step(&bytes, from: &written, to: count)
      switch status {
      case Z_OK: continue
      case Z_STREAM_END: endMember()
      case Z_BUF_ERROR: throw .truncated
      default: throw .corrupt(message(status))
      }
    }
    return written
  }

  /// One call of zlib, which returns its status.
  private func step(_ bytes: inout [UInt8], from start: inout Int, to end: Int) -> Int32 {
    // zlib counts in 32 bits; what does not fit is left for the next call.
    let space = min(end - start, Int(UInt32.max))
    let available = min(file.count - position, Int(UInt32.max))
    let status = file.withUnsafeBufferPointer { source in
      bytes.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress?.advanced(by: position))
        stream.pointee.avail_in = UInt32(available)
        stream.pointee.next_out = target.baseAddress?.advanced(by: start)
        stream.pointee.avail_out = UInt32(space)
        return inflate(stream, Z_NO_FLUSH)
      }
    }
    position += available - Int(stream.pointee.avail_in)
    start += space - Int(stream.pointee.avail_out)
    return status
  }

  private func endMember() {
    isAtEnd = file[position...].allSatisfy { $0 == 0 }
    if !isAtEnd { inflateReset(stream) }
  }

  private func message(_ status: Int32) -> String {
    if let text = stream.pointee.msg { return String(cString: text) }
    return String(cString: zError(status))
  }
}
