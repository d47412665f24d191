/// Images with what a classifier takes each for, how sure it is, and whether it is right.
///
/// Right and wrong differ by sign and frame, and only then by colour: ✓ in a thin frame, ✗ in a
/// thick, dashed one. Below the guess and its probability p stands what is true. The predicted class is the one with the largest probability, the first of
/// several.
public struct PredictionImages: Sendable {
  /// What the images show.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The images, row by row from the upper left.
  public let images: [GrayImage]
  /// Shape (images, classes), each 0 to 1; a row need not add up to 1.
  public let probabilities: [[Double]]
  /// The number of the true class of each image, from 0; nil if nobody knows.
  public let truth: [Int]?
  /// One name a class.
  public let classNames: [String]
  /// Whether the truth is left out, in the description as well, so that a class can vote first.
  public let hidesTruth: Bool
  /// Whether the three largest probabilities stand below each image as bars.
  public let showsBars: Bool
  /// The number of columns; nil to choose the best.
  public let columns: Int?

  /// Predictions for images; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", images: [GrayImage], probabilities: [[Double]],
    truth: [Int]?, classNames: [String], hidesTruth: Bool = false, showsBars: Bool = false,
    columns: Int? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.images = images
    self.probabilities = probabilities
    self.truth = truth
    self.classNames = classNames
    self.hidesTruth = hidesTruth
    self.showsBars = showsBars
    self.columns = columns
  }

  /// Draws the images; probabilities have two decimals, but `<0.01` and `>0.99` for what only
  /// rounds to 0 or 1.
  ///
  /// - Throws: ``FigureError`` if there are no images or over 400, one of them has no pixels or not
  ///   as many as its size says, probabilities or truth are not one for each image, a probability
  ///   is missing or not 0 to 1, a class does not exist, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let guesses = guesses
    func sheet(_ style: TextStyle) throws(FigureError) -> ImageSheet {
      let cells = zip(images, guesses).map { image, guess in
        ImageSheet.Cell(
          picture: .init(image, theme), frame: frame(guess, theme),
          lines: lines(guess, style, theme), shares: showsBars ? shares(guess) : [])
      }
      return try ImageSheet(
        title: title, subtitle: subtitle, columns: columns, theme: theme, cells: cells)
    }
    // Captions are as small as the texts of bars.
    let graphics =
      showsBars
      ? try sheet(theme.tick).graphics() : try ImageSheet.graphics(theme: theme, sheet)
    return Figure(title: title, description: description(guesses), graphics: graphics)
  }

  private func check() throws(FigureError) {
    try FigureError.checkImages(images, columns: columns)
    if classNames.isEmpty { throw FigureError("expected at least 1 class name, found none") }
    try FigureError.checkCount(
      probabilities.count, images.count, "rows of probabilities", of: "images")
    for (index, row) in probabilities.enumerated() {
      try FigureError.checkCount(
        row.count, classNames.count, "probabilities of image \(index)", of: "classes")
      if let value = row.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw FigureError(
          "expected probabilities from 0 to 1, found \(value) for image \(index). "
            + "Scores must be turned into probabilities first.")
      }
    }
    guard let truth else { return }
    try FigureError.checkCount(truth.count, images.count, "true classes", of: "images")
    if let index = truth.firstIndex(where: { !classNames.indices.contains($0) }) {
      throw FigureError(
        "expected true classes from 0 to \(classNames.count - 1), found \(truth[index]) for "
          + "image \(index)")
    }
  }

  // MARK: - One image

  /// What is said about an image.
  private struct Guess {
    /// The classes, the most probable first.
    let ranking: [Int]
    /// A probability a class.
    let probabilities: [Double]
    /// The true class; nil if unknown or hidden.
    let truth: Int?

    /// Whether the guess is right; nil if that is unknown or hidden.
    var isRight: Bool? { truth.map { $0 == ranking[0] } }

    func text(_ place: Int) -> String {
      NumberFormat.decimals(2).text(share: probabilities[ranking[place]])
    }

    /// The text as the right side of an equation, or of an inequality: `= 0.97`, `> 0.99`.
    func relation(_ place: Int) -> String {
      let text = text(place)
      return "<>".contains(text.prefix(1)) ? "\(text.prefix(1)) \(text.dropFirst())" : "= \(text)"
    }
  }

  private var guesses: [Guess] {
    images.indices.map { index in
      let row = probabilities[index]
      return Guess(
        ranking: Array(row.indices.sorted { (row[$1], $0) < (row[$0], $1) }.prefix(3)),
        probabilities: row, truth: hidesTruth ? nil : truth?[index])
    }
  }

  /// What is guessed and how surely, with a sign for right or wrong; below that what is true.
  private func lines(_ guess: Guess, _ style: TextStyle, _ theme: Theme) -> [ImageSheet.Line] {
    let prediction = "\(classNames[guess.ranking[0]]), p \(guess.relation(0))"
    guard let truth = guess.truth, let isRight = guess.isRight else {
      return [.init(string: prediction, style: style)]
    }
    var first = style
    first.color = color(isRight, theme)
    return [
      .init(string: "\(isRight ? "✓" : "✗") \(prediction)", style: first),
      .init(string: "true: \(classNames[truth])", style: style),
    ]
  }

  private func shares(_ guess: Guess) -> [ImageSheet.Share] {
    guess.ranking.indices.map { place in
      let index = guess.ranking[place]
      return ImageSheet.Share(
        name: classNames[index], fraction: guess.probabilities[index], text: guess.text(place))
    }
  }

  private func frame(_ guess: Guess, _ theme: Theme) -> Stroke {
    let unit = theme.unit
    return switch guess.isRight {
    case nil: Stroke(theme.mutedInk, width: 2 * unit)
    case true?: Stroke(color(true, theme), width: 3 * unit)
    case false?: Stroke(color(false, theme), width: 6 * unit, dash: [18 * unit, 10 * unit])
    }
  }

  /// The colour of right or wrong, if it can be read on the ground.
  private func color(_ isRight: Bool, _ theme: Theme) -> Color {
    let color = isRight ? theme.cold : theme.warm
    return color.contrast(with: theme.ground) >= 4.5 ? color : theme.ink
  }

  // MARK: - Words

  /// The predictions in words, the first forty of them.
  private func description(_ guesses: [Guess]) -> String {
    let parts = guesses.prefix(40).map { guess in
      let name = "\(classNames[guess.ranking[0]]) with probability \(guess.text(0))"
      guard let truth = guess.truth, let isRight = guess.isRight else { return name }
      return name + (isRight ? ", right" : ", wrong, true: \(classNames[truth])")
    }
    let rest = guesses.count > 40 ? "; and \(guesses.count - 40) more" : ""
    let judged = guesses.compactMap(\.isRight)
    let score = judged.isEmpty ? "" : ", \(judged.count { $0 }) of them right"
    let count = guesses.count == 1 ? "1 image" : "\(guesses.count) images"
    return "Predictions for \(count)\(score): \(parts.joined(separator: "; "))\(rest)."
  }
}
