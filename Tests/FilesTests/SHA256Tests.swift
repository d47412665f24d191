import Files
import Testing

@Suite struct SHA256Tests {
  // NIST's example values for FIPS 180-4: no bytes, "abc", and a million times "a".
  @Test func publishedVectors() {
    #expect(
      SHA256.digest(of: [])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.digest(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.digest(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    let digest = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 77) {
      bytes[start..<min(start + 77, bytes.count)].withUnsafeBytes { digest.update($0) }
    }
    digest.update(UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(digest.finalize() == SHA256.digest(of: bytes))
  }
}
