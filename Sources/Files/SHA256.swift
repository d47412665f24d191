import CGLib

/// The SHA-256 digest of bytes that come in pieces.
///
/// The same digest that `sha256sum` and Python's `hashlib` compute, so that anybody can check one.
///
/// - Source: NIST, FIPS 180-4, "Secure Hash Standard", 2015; computed by GLib.
public struct SHA256: ~Copyable {
  private let checksum: OpaquePointer?

  /// A digest of nothing yet.
  public init() {
    checksum = g_checksum_new(G_CHECKSUM_SHA256)
  }

  deinit {
    if let checksum { g_checksum_free(checksum) }
  }

  /// Takes more bytes in.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    g_checksum_update(checksum, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  /// The digest of all bytes so far, as 64 hexadecimal digits; nothing can be added afterwards.
  public consuming func finalize() -> String {
    guard let text = g_checksum_get_string(checksum) else { return "" }
    return String(cString: text)
  }

  /// The digest of one array of bytes, as 64 hexadecimal digits.
  public static func digest(of bytes: [UInt8]) -> String {
    let digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finalize()
  }

  /// The digest of some arrays of numbers, one after the other, as little-endian 32-bit numbers.
  public static func digest(ofFloats arrays: [[Float]]) -> String {
    let digest = SHA256()
    for values in arrays {
      values.map(\.bitPattern.littleEndian).withUnsafeBytes { digest.update($0) }
    }
    return digest.finalize()
  }
}
