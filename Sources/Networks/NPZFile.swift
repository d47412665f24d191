import Files
import Matrices

/// Arrays in one file for NumPy: a ZIP archive of `.npy` files that are stored, not compressed.
///
///     numpy.load("network.npz")["hidden1.kernel"]
///
/// The same arrays give the same bytes: every entry is dated 1 January 1980.
///
/// - Source: NumPy, "The .npy format", version 1.0; PKWARE, "APPNOTE.TXT – .ZIP File Format
///   Specification", 1989 and later.
enum NPZFile {
  /// The bytes of an archive with these arrays.
  static func encoded(_ tensors: [SafetensorsFile.Tensor]) -> [UInt8] {
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    for tensor in tensors {
      let name = Array("\(tensor.name).npy".utf8)
      let content = array(tensor)
      let entry = entryFields(name: name, content: content)
      let offset = archive.count
      archive += bytes(0x0403_4b50 as UInt32) + entry + name + content
      directory += bytes(0x0201_4b50 as UInt32) + bytes(20 as UInt16) + entry
      // No comment, disk 0, no attributes, and where the entry begins.
      directory += bytes(0 as UInt16) + bytes(0 as UInt32) + bytes(0 as UInt32)
      directory += bytes(UInt32(offset)) + name
    }
    let count = UInt16(tensors.count)
    let end = bytes(0x0605_4b50 as UInt32) + bytes(0 as UInt32) + bytes(count) + bytes(count)
    let place = bytes(UInt32(directory.count)) + bytes(UInt32(archive.count))
    return archive + directory + end + place + bytes(0 as UInt16)
  }

  /// What the two headers of an entry have in common, from the version to the length of the extra.
  private static func entryFields(name: [UInt8], content: [UInt8]) -> [UInt8] {
    let flags: UInt16 = name.allSatisfy { $0 < 0x80 } ? 0 : 0x0800  // whether the name is UTF-8
    let (midnight, january1980): (UInt16, UInt16) = (0, 0x0021)
    let size = UInt32(content.count)
    return bytes(20 as UInt16) + bytes(flags) + bytes(0 as UInt16) + bytes(midnight)
      + bytes(january1980) + bytes(crc32(content)) + bytes(size) + bytes(size)
      + bytes(UInt16(name.count)) + bytes(0 as UInt16)
  }

  /// A `.npy` file: a header that is a multiple of 64 bytes long, then the numbers, row after row.
  private static func array(_ tensor: SafetensorsFile.Tensor) -> [UInt8] {
    let lengths = tensor.shape.map { "\($0)" }.joined(separator: ", ")
    let shape = tensor.shape.count == 1 ? "\(lengths)," : lengths
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(shape)), }"
    // 10 bytes come before the text, a line end after it.
    header += String(repeating: " ", count: (64 - (header.utf8.count + 11) % 64) % 64) + "\n"
    var result: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    result += bytes(UInt16(header.utf8.count)) + Array(header.utf8)
    tensor.values.map(\.bitPattern.littleEndian).withUnsafeBytes { result += $0 }
    return result
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// The check sum of an entry: the remainder of its bits divided by a fixed polynomial.
  private static func crc32(_ content: [UInt8]) -> UInt32 {
    let table = (0..<256 as Range<UInt32>).map { byte in
      (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    var sum: UInt32 = .max
    for byte in content { sum = sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    return ~sum
  }
}

extension Sequential {
  /// Writes weights and biases for NumPy, whole or not at all.
  ///
  ///     NAME.kernel    shape (inputs, units)
  ///     NAME.bias      shape (units)
  ///
  /// - Throws: ``NetworkError`` if they are more than such a file can hold, 4 GiB or 65,535 arrays;
  ///   `FileError` if the file cannot be created or written.
  public func exportNPZ(to path: String) throws {
    guard parameterCount < 1 << 30 else {
      throw NetworkError("expected fewer than \(1 << 30) weights, found \(parameterCount)")
    }
    guard 2 * parameters.count <= UInt16.max else {
      throw NetworkError(
        "expected at most \(UInt16.max / 2) dense layers, found \(parameters.count)")
    }
    try WholeFile.write(NPZFile.encoded(Self.tensors(of: parameters)), to: path)
  }
}
