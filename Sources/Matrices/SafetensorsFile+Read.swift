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
  /// - Throws: ``SafetensorsError`` if the file is not what it claims to be; ``FileError`` if it
  ///   cannot be read.
  public init(contentsOf path: String) throws {
    let bytes = try WholeFile.read(path)
    func damage(_ message: String) -> SafetensorsError {
      SafetensorsError(description: "\(path): not a usable safetensors file: \(message)")
    }
    guard bytes.count >= 8 else {
      throw damage("expected at least 8 bytes, found \(bytes.count)")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw damage("the header claims \(length) bytes, the file has \(bytes.count - 8) after it")
    }
    let header = Data(bytes[8..<8 + Int(length)])
    guard let entries = try? JSONDecoder().decode([String: HeaderEntry].self, from: header) else {
      throw damage("expected a JSON header in bytes 8 to \(7 + length)")
    }
    let data = bytes[(8 + Int(length))...]
    var found: [(place: Int, tensor: Tensor)] = []
    var texts: [String: String] = [:]
    for (name, entry) in entries {
      switch entry {
      case .metadata(let metadata):
        texts = metadata
      case .tensor(let entry):
        guard let values = entry.values(in: data) else {
          throw damage(
            "\(name): expected F32 numbers of the shape \(entry.shape) within \(data.count) bytes, "
              + "found \(entry.dtype) at bytes \(entry.data_offsets)")
        }
        found.append((entry.data_offsets[0], Tensor(name, shape: entry.shape, values: values)))
      }
    }
    found.sort { ($0.place, $0.tensor.name) < ($1.place, $1.tensor.name) }
    self.init(tensors: found.map(\.tensor), metadata: texts)
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
