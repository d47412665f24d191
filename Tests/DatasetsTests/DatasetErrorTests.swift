import Datasets
import Testing

/// Image data sets that are damaged, each in one way.
struct DatasetErrorTests {
  /// A way to damage the data set, and what the message must say.
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let says: [String]
    var classNames: [String]?
    var validation: Int?
    let damage: @Sendable (inout TinyImages) -> Void

    init(
      _ description: String, in file: String, says: String..., classNames: [String]? = nil,
      validation: Int? = nil, damage: @escaping @Sendable (inout TinyImages) -> Void
    ) {
      testDescription = description
      self.file = file
      self.says = says
      self.classNames = classNames
      self.validation = validation
      self.damage = damage
    }
  }

  static let trainImages = "train-images-idx3-ubyte"
  static let trainLabels = "train-labels-idx1-ubyte"
  static let testImages = "t10k-images-idx3-ubyte"
  static let testLabels = "t10k-labels-idx1-ubyte"

  // The training images have 16 + 6 × 2 × 3 = 52 bytes, the labels 8 + 6 = 14.
  static let damages = [
    Damage("empty file", in: trainImages, says: "byte 0", "an empty file") {
      $0[trainImages] = []
    },
    Damage("only two bytes", in: trainImages, says: "byte 0", "found 00 00", "truncated") {
      $0[trainImages] = [0, 0]
    },
    Damage(
      "header cut off", in: trainImages, says: "byte 10", "a header of 16 bytes",
      "the end of the file"
    ) { $0[trainImages].removeLast(42) },
    Damage("last pixel missing", in: trainImages, says: "byte 51", "52 bytes", "after 51") {
      $0[trainImages].removeLast()
    },
    Damage("one byte too many", in: trainImages, says: "byte 52", "1 bytes after it") {
      $0[trainImages].append(0)
    },
    Damage("label missing", in: testLabels, says: "byte 9", "10 bytes", "2 values") {
      $0[testLabels].removeLast()
    },
    Damage("not IDX", in: trainImages, says: "00 00 08 03", "3c 21 64 6f", "neither an IDX") {
      $0[trainImages] = Array("<!doctype html>".utf8)
    },
    Damage(
      "images and labels exchanged", in: trainImages, says: "expected 00 00 08 03",
      "found 00 00 08 01", "images and labels are exchanged"
    ) {
      ($0[trainImages], $0[trainLabels]) = ($0[trainLabels], $0[trainImages])
    },
    Damage(
      "test labels are images", in: testLabels, says: "expected 00 00 08 01", "exchanged"
    ) {
      $0[testLabels] = $0[testImages]
    },
    Damage("numbers of 32 bits", in: trainImages, says: "found 00 00 0d 03", "unsigned bytes") {
      $0[trainImages][2] = 0x0d
    },
    Damage("colour images", in: trainImages, says: "00 00 08 04", "rank of images is 3", "is 4") {
      $0[trainImages][3] = 4
    },
    Damage("labels of rank 2", in: trainLabels, says: "00 00 08 02", "rank of labels is 1") {
      $0[trainLabels][3] = 2
    },
    Damage("fewer labels than images", in: trainLabels, says: "byte 4", "6 labels", "found 5") {
      $0[trainLabels] = TinyImages.labels([0, 1, 0, 1, 0])
    },
    Damage("more test labels", in: testLabels, says: "byte 4", "2 labels", "found 3") {
      $0[testLabels] = TinyImages.labels([0, 1, 0])
    },
    Damage("header claims more", in: trainImages, says: "byte 52", "7 × 2 × 3", "after 52") {
      $0[trainImages][7] = 7
    },
    Damage("header claims less", in: trainImages, says: "byte 46", "5 × 2 × 3", "6 bytes after it")
    {
      $0[trainImages][7] = 5
    },
    Damage("no images", in: trainImages, says: "byte 4", "at least 1", "found 0") {
      $0[trainImages] = TinyImages.images(0, 2, 3)
    },
    Damage("no test labels", in: testLabels, says: "byte 4", "at least 1", "found 0") {
      $0[testLabels] = TinyImages.labels([])
    },
    Damage("images without width", in: testImages, says: "byte 12", "at least 1", "found 0") {
      $0[testImages][15] = 0
    },
    Damage("sizes that overflow", in: trainImages, says: "at most 1073741824", "4294967295 × ") {
      $0[trainImages].replaceSubrange(4..<16, with: Array(repeating: 255, count: 12))
    },
    Damage("too many labels", in: trainLabels, says: "at most 1073741824", "2147483648") {
      $0[trainLabels][4] = 128
      $0[trainLabels][7] = 0
    },
    Damage(
      "test images of another size", in: testImages, says: "byte 8", "2 × 3 pixels", "3 × 2"
    ) { $0[testImages] = TinyImages.images(2, 3, 2) },
    Damage(
      "label without a name", in: trainLabels, says: "byte 11", "below 2", "label 2 at example 3",
      classNames: ["no", "yes"]
    ) { $0[trainLabels] = TinyImages.labels([0, 1, 0, 2, 0, 1]) },
    Damage(
      "test label without a name", in: testLabels, says: "byte 8", "below 2", "label 9",
      classNames: ["no", "yes"]
    ) { $0[testLabels] = TinyImages.labels([9, 0]) },
    Damage("one class", in: trainLabels, says: "at least 2 classes", "only the label 4") {
      $0 = TinyImages(training: [4, 4, 4], test: [4])
    },
    Damage("one class to learn", in: trainLabels, says: "at least 2 classes", "only the label 4") {
      $0 = TinyImages(training: [4, 4, 4], test: [4, 5])
    },
    Damage(
      "a class in the test file only", in: testLabels, says: "byte 9", "labels that occur in",
      trainLabels, "label 11 at example 1"
    ) { $0[testLabels] = TinyImages.labels([0, 11]) },
    Damage(
      "a class in the compressed test file only", in: testLabels + ".gz",
      says: "byte 8 of the decompressed", "label 2 at example 0"
    ) {
      $0[testLabels] = TinyImages.labels([2, 0])
      $0.compress(testLabels)
    },
    Damage("one image", in: trainImages, says: "than the 1 that are for validation", "found 1") {
      $0 = TinyImages(training: [1], test: [0])
    },
    Damage("all for validation", in: trainImages, says: "than the 6", "found 6", validation: 6) {
      _ in
    },

    // Compressed files.
    Damage("gzip cut off", in: trainImages + ".gz", says: "intact gzip", "truncated") {
      $0.compress(trainImages)
      $0[trainImages + ".gz"].removeLast(20)
    },
    Damage("gzip check sum cut off", in: trainImages + ".gz", says: "intact gzip", "truncated") {
      $0.compress(trainImages)
      $0[trainImages + ".gz"].removeLast(3)
    },
    Damage("gzip without content", in: trainLabels + ".gz", says: "truncated") {
      $0.compress(trainLabels)
      $0[trainLabels + ".gz"].removeSubrange(2...)
    },
    Damage("gzip check sum wrong", in: trainImages + ".gz", says: "incorrect data check") {
      $0.compress(trainImages)
      let checkSum = $0[trainImages + ".gz"].count - 8
      $0[trainImages + ".gz"][checkSum] ^= 1
    },
    Damage("gzip check sum of labels", in: testLabels + ".gz", says: "incorrect data check") {
      $0.compress(testLabels)
      let checkSum = $0[testLabels + ".gz"].count - 8
      $0[testLabels + ".gz"][checkSum] ^= 1
    },
    Damage("gzip of nothing", in: trainLabels + ".gz", says: "byte 0 of the decomp", "an empty") {
      $0[trainLabels] = []
      $0.compress(trainLabels)
    },
    Damage("rubbish after gzip", in: trainImages + ".gz", says: "incorrect header check") {
      $0.compress(trainImages)
      $0[trainImages + ".gz"] += Array("rubbish".utf8)
    },
    Damage(
      "a page named .gz", in: trainImages + ".gz", says: "00 00 08 03", "3c 68 74 6d"
    ) {
      $0.files[trainImages] = nil
      $0[trainImages + ".gz"] = Array("<html>".utf8)
    },
    Damage(
      "compressed pixel missing", in: trainImages + ".gz", says: "byte 51 of the decompressed",
      "after 51"
    ) {
      $0[trainImages].removeLast()
      $0.compress(trainImages)
    },
    Damage(
      "compressed pixel too many", in: trainImages + ".gz", says: "byte 52 of the decompressed",
      "bytes after it"
    ) {
      $0[trainImages].append(0)
      $0.compress(trainImages)
    },
    Damage(
      "small gzip claims a gigabyte", in: trainImages + ".gz", says: "claims more than it holds"
    ) {
      $0[trainImages].replaceSubrange(4..<16, with: [0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 4, 0])
      $0.compress(trainImages)
    },
    Damage(
      "ten megabytes where few are due", in: trainImages + ".gz", says: "byte 52", "bytes after it"
    ) {
      $0[trainImages] += [UInt8](repeating: 0, count: 10_000_000)
      $0.compress(trainImages)
    },
  ]

  @Test(arguments: damages)
  func damagedFilesAreRefused(_ damage: Damage) throws {
    let folder = try TestFolder()
    var images = TinyImages()
    damage.damage(&images)
    try images.write(to: folder)
    let error = try #require(throws: DatasetError.self) {
      try Dataset.images(
        folder: folder.path, validation: damage.validation, classNames: damage.classNames)
    }
    #expect(error.kind == .badData)
    let message = error.description
    #expect(message.hasPrefix("\(folder.path)/\(damage.file)"), "\(message)")
    for words in damage.says + ["expected", "found"] {
      #expect(message.contains(words), "\(message)")
    }
  }

  @Test(arguments: TinyImages.names)
  func aMissingFileIsNoInput(name: String) throws {
    let folder = try TestFolder()
    var images = TinyImages()
    images.files[name] = nil
    try images.write(to: folder)
    let error = try #require(throws: DatasetError.self) {
      try Dataset.images(folder: folder.path)
    }
    #expect(error.kind == .noInput)
    #expect(error.description.hasPrefix(folder.path))
    #expect(error.description.contains("found no \(name)"))
  }

  @Test func aMissingFolderOrAFileInItsPlaceIsNoInput() throws {
    let folder = try TestFolder()
    let file = try folder.write("text", to: "file")
    for (path, words) in [(folder.path + "/nowhere", "no such folder"), (file, "not a folder")] {
      let error = try #require(throws: DatasetError.self) { try Dataset.images(folder: path) }
      #expect(error.kind == .noInput)
      #expect(error.description.contains(words))
    }
  }

  @Test func aNegativeValidationPartIsABadSetting() throws {
    let folder = try TestFolder()
    try TinyImages().write(to: folder)
    let error = try #require(throws: DatasetError.self) {
      try Dataset.images(folder: folder.path, validation: -1)
    }
    #expect(error.kind == .badSetting)
    #expect(error.description.contains("-1"))
  }
}
