import Workbench

/// What a network takes a student's picture for.
public struct PictureGuess: Sendable {
  /// The picture.
  let picture: OwnPicture
  /// What the network sees of it.
  let seen: GrayImage
  /// The probability of each class, shape (classes).
  let probabilities: [Double]
  /// The names of the classes.
  let classNames: [String]

  /// Shows a picture to a network.
  ///
  /// - Throws: `NetworkError` if the network does not take images of this size.
  public init(_ picture: OwnPicture, by network: Sequential, trainedOn data: Dataset) throws {
    let size = data.imageSize ?? ImageSize(height: 1, width: data.training.featureCount)
    self.picture = picture
    seen = picture.seen(as: size)
    let outputs = try network.predict(
      Matrix(rowCount: 1, columnCount: size.pixelCount, elements: seen.pixels))
    probabilities = outputs.row(0).map(Double.init)
    classNames = data.classNames
  }

  /// The classes, the most probable first; of equal ones that of the lowest number.
  var ranking: [Int] {
    probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
  }

  /// What was done to the picture, in words.
  var summary: String {
    picture.summary(as: ImageSize(height: seen.height, width: seen.width))
  }

  /// What may be wrong with the picture, in words; nil if nothing is known of.
  var warning: String? { picture.warning }

  /// The probability of every class, the most probable first.
  var table: Table {
    var table = Table([.text("taken for"), .number("probability")])
    for index in ranking { table.addRow([classNames[index], text(index)]) }
    return table
  }

  /// What a network can and cannot say, in words.
  var remark: String {
    "The probabilities add up to 1 over these \(classNames.count) classes, whatever the picture "
      + "shows: the network has no way to say that it is none of them."
  }

  private func text(_ index: Int) -> String {
    NumberFormat.decimals(2).text(share: probabilities[index])
  }

  /// The probability as the right side of an equation, or of an inequality: `= 0.97`, `> 0.99`.
  private func relation(_ index: Int) -> String {
    let text = text(index)
    return "<>".contains(text.prefix(1)) ? "\(text.prefix(1)) \(text.dropFirst())" : "= \(text)"
  }

  /// The first guesses in one line.
  fileprivate var line: String {
    ranking.prefix(3).map { "\(classNames[$0]): p \(relation($0))" }.joined(separator: ", ")
  }
}

extension Console {
  /// Prints what a network takes a student's picture for, and what may be wrong with it.
  public func print(_ guess: PictureGuess) {
    print(paragraph: guess.summary)
    if let warning = guess.warning { warn(warning) }
    print(guess.table)
    print(paragraph: guess.remark)
  }
}

extension FashionFigures {
  /// A student's picture, what the network sees of it, and what it takes that for.
  public func picture(_ guess: PictureGuess) throws -> Figure {
    // Both are equally large: a pixel that the network sees becomes a square of them.
    let side = max(guess.seen.height, guess.seen.width)
    let factor = max(1, 616 / side)
    let gray = guess.picture.gray
    let fit = gray.fittedSize(into: ImageSize(height: side * factor, width: side * factor))
    let sizes = [guess.picture.size, ImageSize(height: guess.seen.height, width: guess.seen.width)]
      .map(\.text)
    return try ImageGrid(
      title: "What does the network take it for?", subtitle: guess.line,
      images: [
        asItIs(gray.averaged(height: fit.height, width: fit.width)),
        guess.seen.enlarged(by: factor),
      ],
      captions: [["your picture, \(sizes[0])"], ["what the network sees, \(sizes[1])"]], columns: 2
    ).figure(theme: theme)
  }

  /// A photo, not an image of ink: on a dark ground, where ink is light, it is turned round, so that
  /// what is dark stays dark.
  private func asItIs(_ photo: GrayImage) -> GrayImage {
    guard theme.ground.luminance < theme.ink.luminance else { return photo }
    return GrayImage(
      height: photo.height, width: photo.width, pixels: photo.pixels.map { 1 - $0 })
  }
}
