import Files
import Foundation

/// Named arrays of numbers in one file, in the open format *safetensors*.
///
///     8 bytes    length of the header, little-endian
///     header     JSON: for each tensor its type, shape and place; free texts in `__metadata__`
///     data       the tensors' numbers, little-endian, row after row
///
/// NumPy, PyTorch, Keras and others read it; nothing in it can be executed.
///
/// - Source: Hugging Face, "Safetensors", 2022, section Format.
public struct SafetensorsFile: Equatable, Sendable {
  /// One array.
  public struct Tensor: Equatable, Sendable {
    /// What it is called, such as `network.hidden1.kernel`.
    public let name: String
    /// The length of each dimension; empty for a single number.
    public let shape: [Int]
    /// The numbers, row after row, as many as the shape says.
    public let values: [Float]

    /// An array with its name and shape.
    ///
    /// - Precondition: as many values as the shape says.
    public init(_ name: String, shape: [Int], values: [Float]) {
      precondition(
        shape.reduce(1, *) == values.count,
        "\(name): expected the shape \(shape), received \(values.count) values")
      self.name = name
      self.shape = shape
      self.values = values
    }

    /// A matrix, shape (rowCount, columnCount).
    public init(_ name: String, _ matrix: Matrix) {
      self.init(name, shape: [matrix.rowCount, matrix.columnCount], values: matrix.elements)
    }

    /// A vector, shape (count).
    public init(_ name: String, _ vector: [Float]) {
      self.init(name, shape: [vector.count], values: vector)
    }
  }

  /// The arrays, in the order in which they lie in the file.
  public var tensors: [Tensor]
  /// Texts that say what the arrays are.
  public var metadata: [String: String]

  /// Arrays and texts, not yet written.
  ///
  /// - Precondition: no two tensors have the same name.
  public init(tensors: [Tensor], metadata: [String: String] = [:]) {
    precondition(
      Set(tensors.map(\.name)).count == tensors.count, "expected tensors of different names")
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The array of a given name, or nil.
  public subscript(name: String) -> Tensor? {
    tensors.first { $0.name == name }
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: ``FileError`` if it cannot be created or written.
  public func write(to path: String) throws {
    try WholeFile.write(try encoded(), to: path)
  }

  /// The bytes of the file.
  public func encoded() throws -> [UInt8] {
    var offset = 0
    var entries: [String: HeaderEntry] = [:]
    for tensor in tensors {
      let end = offset + tensor.values.count * 4
      entries[tensor.name] = .tensor(
        TensorEntry(dtype: "F32", shape: tensor.shape, data_offsets: [offset, end]))
      offset = end
    }
    if !metadata.isEmpty { entries["__metadata__"] = .metadata(metadata) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var header = Array(try encoder.encode(entries))
    // Spaces at its end make the header a multiple of eight, so that the numbers are aligned.
    header += Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)

    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for tensor in tensors {
      tensor.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes += $0 }
    }
    return bytes
  }
}

/// What the header says of one name.
enum HeaderEntry: Codable {
  case tensor(TensorEntry)
  case metadata([String: String])

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .tensor(let entry): try entry.encode(to: encoder)
    case .metadata(let texts): try texts.encode(to: encoder)
    }
  }

  init(from decoder: any Decoder) throws {
    if let texts = try? [String: String](from: decoder) {
      self = .metadata(texts)
    } else {
      self = .tensor(try TensorEntry(from: decoder))
    }
  }
}

/// The type, shape and place of one tensor; the names are the format's.
struct TensorEntry: Codable {
  let dtype: String
  let shape: [Int]
  let data_offsets: [Int]
}
