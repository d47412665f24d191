import CZlib
import Foundation

/// A hand-made image data set, small enough to know every byte of, and easy to damage.
///
/// Unless changed: 6 training and 2 test images of 2 × 3 pixels with the labels 0 and 1 in turn.
struct TinyImages {
  static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// The files' bytes by name; a file that is missing here is not written.
  var files: [String: [UInt8]] = [:]

  init(
    training: [UInt8] = [0, 1, 0, 1, 0, 1], test: [UInt8] = [1, 0], height: Int = 2, width: Int = 3
  ) {
    files["train-images-idx3-ubyte"] = Self.images(training.count, height, width)
    files["train-labels-idx1-ubyte"] = Self.labels(training)
    files["t10k-images-idx3-ubyte"] = Self.images(test.count, height, width)
    files["t10k-labels-idx1-ubyte"] = Self.labels(test)
  }

  subscript(name: String) -> [UInt8] {
    get { files[name] ?? [] }
    set { files[name] = newValue }
  }

  /// Compresses a file and gives it the name with `.gz`.
  mutating func compress(_ name: String) {
    files[name + ".gz"] = gzip(self[name])
    files[name] = nil
  }

  func write(to folder: TestFolder) throws {
    for (name, bytes) in files { try folder.write(bytes, to: name) }
  }

  /// An IDX file of labels.
  static func labels(_ labels: [UInt8]) -> [UInt8] {
    [0, 0, 8, 1] + size(labels.count) + labels
  }

  /// An IDX file of images whose pixels count upwards from 0 and begin anew after 255.
  static func images(_ count: Int, _ height: Int, _ width: Int) -> [UInt8] {
    [0, 0, 8, 3] + size(count) + size(height) + size(width)
      + (0..<count * height * width).map { UInt8($0 % 256) }
  }

  /// A size as four bytes, the most significant first.
  static func size(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
  }
}

/// One gzip member that holds the bytes.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1000)
  let size = output.count
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(size)
      _ = deflate(&stream, Z_FINISH)
    }
  }
  return Array(output[..<(size - Int(stream.avail_out))])
}
