import CZlib
import Datasets
import Files
import Learning
import Matrices
import Testing

/// Reading of images that are as they should be.
struct ImagesTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  private func load(
    _ images: TinyImages, validation: Int? = nil, classNames: [String]? = nil
  ) throws -> Dataset {
    try images.write(to: folder)
    return try Dataset.images(folder: folder.path, validation: validation, classNames: classNames)
  }

  @Test func readsEveryPixelAndLabel() throws {
    let data = try load(TinyImages(), validation: 2)
    #expect(data.imageSize == ImageSize(height: 2, width: 3))
    #expect(data.featureNames.isEmpty)
    #expect(data.classNames == ["0", "1"])
    #expect(folder.path.hasSuffix("/" + data.name))
    // Image i has the bytes 6i … 6i + 5; the first two images are for validation.
    #expect(data.validation.features.elements == (0..<12).map { Float($0) / 255 })
    #expect(data.training.features.elements == (12..<36).map { Float($0) / 255 })
    #expect(data.test.features.elements == (0..<12).map { Float($0) / 255 })
    #expect(data.validation.labels.ids == [0, 1])
    #expect(data.training.labels.ids == [0, 1, 0, 1])
    #expect(data.test.labels.ids == [1, 0])
  }

  @Test func theValidationPartIsATwelfthButAtLeastOne() throws {
    let labels = (0..<30).map { UInt8($0 % 2) }
    #expect(try load(TinyImages()).validation.count == 1)
    #expect(try load(TinyImages(training: labels)).validation.count == 2)
    #expect(try load(TinyImages(training: labels), validation: 0).training.count == 30)
  }

  @Test func gzipIsKnownByItsBytesAndGivesTheSame() throws {
    let plain = try load(TinyImages())
    var images = TinyImages()
    images.compress("train-images-idx3-ubyte")
    images.compress("t10k-labels-idx1-ubyte")
    // Compressed without saying so in its name.
    images["train-labels-idx1-ubyte"] = gzip(images["train-labels-idx1-ubyte"])
    let other = try TestFolder()
    try images.write(to: other)
    let data = try Dataset.images(folder: other.path)
    #expect(data.training == plain.training)
    #expect(data.validation == plain.validation)
    #expect(data.test == plain.test)
    #expect(data.digest == plain.digest)
    #expect(data.sources.map(\.sha256) == plain.sources.map(\.sha256))
    #expect(data.sources[0].path == other.path + "/train-images-idx3-ubyte.gz")
  }

  @Test func gzipMayHaveSeveralMembersAndZerosAtItsEnd() throws {
    let plain = try load(TinyImages())
    var images = TinyImages()
    let bytes = images["train-images-idx3-ubyte"]
    images["train-images-idx3-ubyte"] =
      gzip(Array(bytes[..<5])) + gzip([]) + gzip(Array(bytes[5...])) + [0, 0, 0]
    let data = try load(images)
    #expect(data.training == plain.training)
    #expect(data.digest == plain.digest)
  }

  @Test func digestsAreThoseOfTheContent() throws {
    let data = try load(TinyImages())
    let images = TinyImages()
    let digests = TinyImages.names.map { SHA256.digest(of: images[$0]) }
    #expect(data.sources.map(\.sha256) == digests)
    #expect(data.digest == SHA256.digest(of: Array((digests.joined(separator: "\n") + "\n").utf8)))
  }

  @Test func fileNamesMayHaveADot() throws {
    var images = TinyImages()
    images.files["t10k-images.idx3-ubyte"] = images.files.removeValue(
      forKey: "t10k-images-idx3-ubyte")
    #expect(try load(images).test.count == 2)
  }

  @Test func labelsWithGapsAreRenumbered() throws {
    let data = try load(TinyImages(training: [3, 7, 7, 3], test: [7]), validation: 1)
    #expect(data.classNames == ["3", "7"])
    #expect(data.validation.labels.ids == [0])
    #expect(data.training.labels.ids == [1, 1, 0])
    #expect(data.test.labels.ids == [1])
  }

  @Test func theTestFileMayLackAClass() throws {
    let data = try load(TinyImages(training: [0, 2, 1, 1], test: [2]))
    #expect(data.classNames == ["0", "1", "2"])
    #expect(data.test.labels.ids == [2])
  }

  @Test func aPartMayLackAClass() throws {
    let data = try load(TinyImages(training: [0, 0, 1, 1], test: [1]), validation: 2)
    #expect(data.validation.labels.classCounts == [2, 0])
    #expect(data.training.labels.classCounts == [0, 2])
  }

  @Test func givenNamesBelongToTheLabels() throws {
    let names = ["zero", "one", "two", "three"]
    let data = try load(TinyImages(training: [3, 1, 3], test: [1]), classNames: names)
    #expect(data.classNames == ["one", "three"])
  }

  @Test func all256LabelsCanBeClasses() throws {
    let labels = (0..<512).map { UInt8($0 % 256) }
    let data = try load(TinyImages(training: labels, test: [255], height: 1, width: 1))
    #expect(data.classNames.count == 256)
    #expect(data.test.labels.ids == [255])
    #expect(data.imageSize == ImageSize(height: 1, width: 1))
    #expect(data.training.features.rowCount == 512 - 42)
    #expect(data.training.features.elements[0] == 42.0 / 255)
  }

  @Test func imagesLargerThanOnePartOfReading() throws {
    // 600 × 500 bytes an image are more than what is converted at a time.
    var images = TinyImages(training: [0, 1, 0], test: [1], height: 600, width: 500)
    images.compress("train-images-idx3-ubyte")
    let data = try load(images, validation: 1)
    #expect(data.imageSize == ImageSize(height: 600, width: 500))
    let pixels = data.training.features.elements
    #expect(pixels.count == 600_000)
    #expect(pixels.indices.allSatisfy { pixels[$0] == Float((300_000 + $0) % 256) / 255 })
  }

  @Test func theNameIsThatOfTheFolderHoweverItIsSpelt() throws {
    let name = try load(TinyImages()).name
    for spelling in ["/", "/.", "/../" + name, "//"] {
      #expect(try Dataset.images(folder: folder.path + spelling).name == name)
    }
  }

  @Test func everyFileIsReadAgainTheSame() throws {
    let first = try load(TinyImages())
    let second = try Dataset.images(folder: folder.path)
    #expect(first.training == second.training)
    #expect(first.digest == second.digest)
  }
}
