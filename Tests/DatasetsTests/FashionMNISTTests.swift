import Datasets
import Foundation
import Learning
import Matrices
import Testing

/// The data set if it is installed, loaded once for all tests.
private let loaded = Result { () throws(DatasetError) in try Dataset.fashionMNIST() }

/// Whether there is something to test: a data set that is there but cannot be read must not be
/// passed over.
private let isInstalled =
  if case .failure(let error) = loaded { error.kind != .noInput } else { true }

/// The real data set, where it is installed.
///
/// The numbers are printed by `Tests/Fixtures/datasets_fashion_mnist.py` (NumPy).
@Suite(.enabled(if: isInstalled))
struct FashionMNISTTests {
  private let data: Dataset

  init() throws {
    data = try loaded.get()
  }

  @Test func isRecognisedByItsContent() {
    #expect(data.name == "Fashion-MNIST")
    #expect(
      data.classNames == [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ])
    #expect(
      data.sources.map(\.sha256) == [
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
      ])
    #expect(data.digest == "7b0688d0999122d67a4eb2b95499a3bf7c5afbfaef15b7295b9f619d9e48a0bc")
  }

  @Test func hasItsShape() {
    #expect(data.imageSize == ImageSize(height: 28, width: 28))
    #expect(data.training.count == 55_000)
    #expect(data.validation.count == 5_000)
    #expect(data.test.count == 10_000)
    for part in [data.training, data.validation, data.test] {
      #expect(part.featureCount == 784)
      #expect(part.classCount == 10)
    }
  }

  @Test func hasItsLabels() {
    #expect(data.validation.labels.ids.prefix(12) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9])
    #expect(data.training.labels.ids.prefix(10) == [4, 0, 7, 9, 9, 9, 4, 4, 3, 4])
    #expect(data.test.labels.ids.prefix(12) == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7, 4, 5])
    #expect(
      data.validation.labels.classCounts == [457, 556, 504, 501, 488, 493, 493, 512, 490, 506])
    #expect(
      data.training.labels.classCounts == [
        5543, 5444, 5496, 5499, 5512, 5507, 5507, 5488, 5510, 5494,
      ])
    #expect(data.test.labels.classCounts == Array(repeating: 1000, count: 10))
  }

  @Test func hasItsPixels() {
    #expect(byteSum(data.validation.features.elements[...]) == 286_031_984)
    #expect(byteSum(data.training.features.elements[...]) == 3_145_082_185)
    #expect(byteSum(data.test.features.elements[...]) == 573_469_082)
    #expect(byteSum(data.validation.features.row(0)) == 76_247)
    #expect(byteSum(data.test.features.row(0)) == 33_456)
  }

  @Test func pixelsAreBetween0And1WithTheKnownMean() {
    let parts = [data.training, data.validation].map(\.features.elements)
    let sum = parts.joined().reduce(0.0) { $0 + Double($1) }
    let zeros = parts.joined().count { $0 == 0 }
    #expect(abs(sum / 47_040_000 - 0.2860405969887955) < 1e-8)
    #expect(abs(Double(zeros) / 47_040_000 - 0.5020514030612245) < 1e-15)
    // Of the extremes alone, lest a failure describes millions of pixels.
    let extremes = (parts.joined().min(), parts.joined().max())
    #expect(extremes.0 == 0)
    #expect(extremes.1 == 1)
  }

  @Test func anotherSplitOrOtherNamesCanBeAskedFor() throws {
    let names = (1...10).map { "kind \($0)" }
    let other = try Dataset.fashionMNIST(validation: 10_000, classNames: names)
    #expect(other.name == "Fashion-MNIST")
    #expect(other.classNames == names)
    #expect(other.validation.count == 10_000)
    #expect(other.training.count == 50_000)
    #expect(other.digest == data.digest)
  }

  /// The sum of the bytes that the pixels were.
  private func byteSum(_ pixels: ArraySlice<Float>) -> Int {
    pixels.reduce(0) { $0 + Int(($1 * 255).rounded()) }
  }
}
