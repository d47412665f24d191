import Files
import Foundation
import Matrices
import Testing

@Suite struct SafetensorsFileTests {
  private let file = SafetensorsFile(
    tensors: [
      .init("z.kernel", Matrix(rows: [[1, 2, 3], [4, 5, -6]])), .init("a.bias", [0.5, -0.0]),
      .init("single", shape: [], values: [.pi]), .init("empty", shape: [0, 3], values: []),
      .init("ünï \"quoted\"/x", [Float.leastNonzeroMagnitude, .infinity]),
    ], metadata: ["format": "test", "text": "a \"b\"\n漢字"])

  @Test func whatWasWrittenIsReadBackToTheBit() throws {
    let read = try Self.read(file.encoded())
    #expect(Set(read.tensors.map(\.name)) == Set(file.tensors.map(\.name)))
    for tensor in file.tensors {
      #expect(read[tensor.name]?.shape == tensor.shape)
      #expect(read[tensor.name]?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    }
    #expect(read.metadata == file.metadata)
    #expect(read["no such"] == nil)
  }

  /// The bytes by hand, after the description of the format.
  @Test func theBytesAreThoseOfTheFormat() throws {
    let one = SafetensorsFile(tensors: [.init("b", [1, -2])], metadata: ["k": "v"])
    var header = #"{"__metadata__":{"k":"v"},"#
    header += #""b":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
    let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    let length = UInt8(header.utf8.count + padding.utf8.count)
    let bytes: [UInt8] = [length, 0, 0, 0, 0, 0, 0, 0] + Array((header + padding).utf8)
    // 1 is 3F800000 and -2 is C0000000, the least significant byte first.
    #expect(try one.encoded() == bytes + [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0])
  }

  @Test func aFileThatIsCutOffAnywhereIsRefused() throws {
    let bytes = try SafetensorsFile(tensors: [.init("b", [1, -2])], metadata: ["k": "v"]).encoded()
    for length in 0..<bytes.count {
      #expect(throws: SafetensorsError.self, "\(length) of \(bytes.count) bytes") {
        _ = try Self.read(Array(bytes[..<length]))
      }
    }
  }

  @Test(
    arguments: [
      [255, 255, 255, 255, 255, 255, 255, 255], [255, 255, 255, 255, 255, 255, 255, 127],
      [1, 0, 0, 0, 0, 0, 0, 128], [0, 0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0],
    ] as [[UInt8]])
  func anAbsurdLengthOfTheHeaderIsRefused(length: [UInt8]) {
    #expect(throws: SafetensorsError.self) { _ = try Self.read(length + Array("{}".utf8)) }
  }

  /// Each with eight bytes of data.
  @Test(arguments: [
    "", "[]", "null", "{", "{}}", "\u{0}", #"{"a":1}"#, #"{"__metadata__":{"k":1}}"#,
    // Another type, or none at all.
    #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}"#,
    // Places outside of the data, the wrong way round, or of another length than the shape's.
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[-4,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[-9223372036854775808,9223372036854775807]}}"#,
    // Shapes that are negative, too large or no numbers.
    #"{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[1e99],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}"#,
  ])
  func aHeaderThatIsNotAsItShouldBeIsRefused(header: String) {
    #expect(throws: SafetensorsError.self) {
      _ = try Self.read(Self.bytes(header, data: Array(repeating: 0, count: 8)))
    }
  }

  /// Headers that other software refuses as well; each with eight bytes of data.
  @Test(arguments: [
    // Neither a tensor nor texts, texts under a name that is not theirs, a tensor under theirs.
    #"{"a":{"dtype":"F32"}}"#, #"{"a":{"k":"v"}}"#,
    #"{"__metadata__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
    // The same name twice; two tensors over the same bytes; bytes that belong to none.
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
      + #""a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
      + #""b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
  ])
  func tensorsThatDoNotFillTheDataExactlyAreRefused(header: String) {
    #expect(throws: SafetensorsError.self) {
      _ = try Self.read(Self.bytes(header, data: Array(repeating: 0, count: 8)))
    }
  }

  @Test func theMessageNamesTheFileTheTensorAndWhatWasFound() throws {
    let header = #"{"a.bias":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}"#
    let error = #expect(throws: SafetensorsError.self) {
      _ = try Self.read(Self.bytes(header, data: Array(repeating: 0, count: 8)))
    }
    let message = error?.description ?? ""
    for word in [".safetensors", "a.bias", "F32", "BF16", "[0, 8]"] {
      #expect(message.contains(word), "“\(word)” in “\(message)”")
    }
  }

  @Test func aFileThatIsNotThereIsAFileError() {
    let error = #expect(throws: FileError.self) {
      _ = try SafetensorsFile(contentsOf: "/nowhere/m.safetensors")
    }
    #expect(error?.kind == .missing)
  }

  @Test(arguments: [["a", "a"], ["__metadata__"]]) func namesThatAreTakenAreRefused(
    names: [String]
  ) {
    var file = SafetensorsFile(tensors: [], metadata: ["k": "v"])
    file.tensors = names.map { .init($0, [1]) }
    let error = #expect(throws: SafetensorsError.self) { _ = try file.encoded() }
    #expect(
      error?.description.hasPrefix("\(names[0]): expected tensors of different names") == true)
  }

  @Test func whatCannotBeAFileIsRefusedBeforeItIsOne() async {
    await #expect(processExitsWith: .failure) {
      _ = SafetensorsFile(tensors: [.init("a", [1]), .init("a", [2])])
    }
    await #expect(processExitsWith: .failure) {
      _ = SafetensorsFile.Tensor("a", shape: [2, 2], values: [1, 2, 3])
    }
  }

  // MARK: - Pieces

  private static func bytes(_ header: String, data: [UInt8]) -> [UInt8] {
    let count = UInt64(header.utf8.count)
    return withUnsafeBytes(of: count.littleEndian) { Array($0) } + Array(header.utf8) + data
  }

  private static func read(_ bytes: [UInt8]) throws -> SafetensorsFile {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try SafetensorsFile(contentsOf: path)
  }
}
