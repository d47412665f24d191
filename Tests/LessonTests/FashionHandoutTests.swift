import Foundation
import LessonSupport
import Testing
import Workbench

/// The page of the lesson `fashion`: every number on it is computed here, from the data and from a
/// network that has not learnt yet.
@Suite struct FashionHandoutTests {
  @Test func everyNumberIsTrue() throws {
    let handout = try Handout(lesson: "4-fashion")
    let data = try Dataset.fashionMNIST()
    try images(handout, data)
    try model(handout, data)
    try results(handout)
    handout.expect(exercises: try FashionExercises.all())
    handout.expectEveryNumberAsserted()
  }

  private func images(_ handout: Handout, _ data: Dataset) throws {
    let counts = [data.training, data.validation, data.test].map { grouped($0.count) }
    handout.expect(
      "\(counts[0]) images to learn from, \(counts[1]) to choose on and \(counts[2]) to judge on")
    let size = try #require(data.imageSize)
    handout.expect("each of \(size.height) × \(size.width) pixels")
    handout.expect(
      "of \(["ten": 10].first { $0.value == data.classNames.count }?.key ?? "?") classes")
    #expect(data.test.labels.ids.filter { $0 == 0 }.count == 1000)
    handout.expect("1,000 of each class in the test part")
    let pixels = data.training.features.elements
    #expect(pixels.min() == 0 && pixels.max() == 1)
    handout.expect("from 0 to 255; divided by 255, it is a number from 0 to 1")
    #expect(data.classNames[data.validation.labels.ids[0]] == "Ankle boot")
    #expect(data.classNames[data.training.labels.ids[0]] == "Coat")
    handout.expect("The file begins with an ankle boot; as its first \(counts[1]) images")
    handout.expect("the first image to learn from is a coat")
    let texts = try FashionFigures(theme: .slide).firstImage(of: data).graphics.texts
    #expect(texts.contains { $0.string == "Coat" })
  }

  private func model(_ handout: Handout, _ data: Dataset) throws {
    let network = try Sequential(inputShape: [28, 28], seed: 42) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let units = network.parameters.map(\.bias.count)
    handout.expect(
      "\(network.inputCount) inputs, \(units[0]) and \(units[1]) ReLU units, and \(units[2]) softmax "
        + "outputs whose probabilities add up to 1")
    handout.expect("\(grouped(network.parameterCount)) weights and biases")
    // Glorot's limit: √(6 / (784 + 300)).
    let limit = (6.0 / 1084).squareRoot()
    let weights = network.weightStatistics[0]
    #expect(Double(weights.maximum) <= limit && Double(weights.maximum) > 0.999 * limit)
    handout.expect("between -\(decimals(limit)) and \(decimals(limit)), and the biases are 0")
    handout.expect("ln 10 = \(decimals(log(10), 4))")
    let steps = (data.training.count + 31) / 32
    handout.expect("in batches of 32: \(grouped(steps)) steps an epoch")
    // What the figure says is what the page says.
    let texts = try FashionFigures(theme: .slide).diagram(of: network).graphics.texts.map(\.string)
    for count in ["235,500", "30,100", "1,010"] { #expect(texts.contains(count)) }
    #expect(texts.contains { $0.contains("266,610") })
    #expect(texts.filter { $0 == "ReLU" }.count == 2 && texts.contains("softmax"))
  }

  /// What the page says of its figures is what their descriptions say.
  private func results(_ handout: Handout) throws {
    let repository = try #require(Repository(around: #filePath))
    func description(_ name: String) throws -> String {
      let picture = try PNGFile.read("\(repository.path)/figures/4-fashion/\(name).png")
      return try #require(picture.texts.first { $0.keyword == "Description" }).text
    }
    let words = try description("confusion").replacing(",", with: "")
    let counts = try #require(words.firstMatch(of: /predicted: ([0-9]+) of ([0-9]+) examples/))
    let share = try #require(Double(counts.1)) / #require(Double(counts.2))
    handout.expect("about \(Int((100 * share).rounded())) % of the test images right")
    #expect(words.contains(/(often|mix-up): Shirt taken for T-shirt/))
    handout.expect("its epochs count from 0, while everything that is printed counts from 1")
    #expect(History().epochs.lowerBound == 0)
  }

  /// The answer: 785 · 300 + 301 · 100 + 101 · 10 = 266,610, of which 235,500 are 88.3 %.
  @Test func theAnswerIsComputed() throws {
    let answer = try FashionExercises.all()[0].answer
    #expect(answer.contains("= 235,500 + 30,100 + 1,010 = 266,610"))
    #expect(answer.contains("has 88.3 % of them"))
  }
}
