import Files
import Foundation

/// What is wrong with a safetensors file: what was expected, what was found, where.
public struct SafetensorsError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String
}

extension SafetensorsFile {
  /// Reads a file of 32-bit floating-point tensors.
  ///
  /// - Throws: ``SafetensorsError`` if the file is not what it claims to be: its tensors must have
  ///   different names and fill the data exactly; ``FileError`` if it cannot be read. Of a name that
  ///   stands twice for the same place, or of a text that does, one is taken.
  public init(contentsOf path: String) throws {
    let bytes = try WholeFile.read(path)
    do throws(SafetensorsError) {
      try self.init(decoding: bytes)
    } catch {
      throw SafetensorsError(
        description: "\(path): not a usable safetensors file: \(error.description)")
    }
  }

  private init(decoding bytes: [UInt8]) throws(SafetensorsError) {
    let (entries, data) = try Self.split(bytes)
    var found: [(place: Int, tensor: Tensor)] = []
    var texts: [String: String] = [:]
    for (name, entry) in entries {
      switch (name, entry) {
      case ("__metadata__", .metadata(let metadata)):
        texts = metadata
      case ("__metadata__", .tensor), (_, .metadata):
        throw SafetensorsError(
          description: "\(name): expected a tensor, or texts under __metadata__, found the other")
      case (_, .tensor(let entry)):
        guard let values = entry.values(in: data) else {
          throw SafetensorsError(
            description: "\(name): expected F32 numbers of the shape \(entry.shape) within "
              + "\(data.count) bytes, found \(entry.dtype) at bytes \(entry.data_offsets)")
        }
        found.append((entry.data_offsets[0], Tensor(name, shape: entry.shape, values: values)))
      }
    }
    found.sort {
      ($0.place, $0.tensor.values.count, $0.tensor.name)
        < ($1.place, $1.tensor.values.count, $1.tensor.name)
    }
    try Self.checkFilled(data, by: found)
    self.init(tensors: found.map(\.tensor), metadata: texts)
  }

  /// The header's entries, and the bytes behind it.
  private static func split(
    _ bytes: [UInt8]
  ) throws(SafetensorsError) -> (entries: [String: HeaderEntry], data: ArraySlice<UInt8>) {
    guard bytes.count >= 8 else {
      throw SafetensorsError(description: "expected at least 8 bytes, found \(bytes.count)")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw SafetensorsError(
        description: "the header claims \(length) bytes, the file has \(bytes.count - 8) after it")
    }
    let header = Data(bytes[8..<8 + Int(length)])
    guard let entries = try? JSONDecoder().decode([String: HeaderEntry].self, from: header) else {
      throw SafetensorsError(description: "expected a JSON header in bytes 8 to \(7 + length)")
    }
    return (entries, bytes[(8 + Int(length))...])
  }

  /// Tensors lie one behind the other: no byte belongs to two of them, or to none.
  private static func checkFilled(
    _ data: ArraySlice<UInt8>, by tensors: [(place: Int, tensor: Tensor)]
  ) throws(SafetensorsError) {
    var end = 0
    for (place, tensor) in tensors {
      guard place == end else {
        throw SafetensorsError(
          description: "\(tensor.name): expected its numbers at byte \(end), found byte \(place)")
      }
      end += 4 * tensor.values.count
    }
    guard end == data.count else {
      throw SafetensorsError(description: "expected \(end) bytes of numbers, found \(data.count)")
    }
  }
}

extension TensorEntry {
  /// The numbers, or nil if type, shape and place do not agree with each other and the data.
  fileprivate func values(in data: ArraySlice<UInt8>) -> [Float]? {
    guard dtype == "F32", shape.allSatisfy({ $0 >= 0 }), data_offsets.count == 2 else { return nil }
    var byteCount = 4
    for length in shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      byteCount = product
    }
    let (begin, end) = (data_offsets[0], data_offsets[1])
    guard begin >= 0, end <= data.count, begin <= end, end - begin == byteCount else { return nil }
    let bytes = Array(data[data.startIndex + begin..<data.startIndex + end])
    return bytes.withUnsafeBytes { raw in
      (0..<byteCount / 4).map { index in
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
      }
    }
  }
}
