import Workbench

extension FashionFigures {
  /// The first three test images without a word on what they are, and the classes to choose from:
  /// so that people guess before the network does.
  public func guess(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    let shown = judgement.firstGuessIndices
    return try ImageGrid(
      title: "What is this? Guess before the network does",
      subtitle: data.classNames.joined(separator: ", "),
      images: shown.map { data.image($0, of: data.test) },
      captions: shown.map { ["image \($0)"] }, columns: shown.count
    ).figure(theme: theme.shaped(width: 7.2, height: 2.8))
  }

  /// The first three test images: what they were taken for, how surely, and what they are.
  ///
  /// On paper they are higher than in the notebook, which has no heading.
  public func predictions(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    let shown = judgement.firstGuessIndices
    return try PredictionImages(
      title: "What does the \(judgement.title) see?",
      subtitle: "\(data.name), test images \(shown.lowerBound) to \(shown.upperBound - 1); "
        + "p: the \(judgement.shortTitle)’s probability",
      images: shown.map { data.image($0, of: data.test) },
      probabilities: shown.map { judgement.scores.row($0).map(Double.init) },
      truth: shown.map { data.test.labels.ids[$0] }, classNames: data.classNames
    ).figure(theme: theme.shaped(width: 7.2, height: 2.8))
  }

  /// How often each class was taken for each.
  public func confusion(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    try judgement.confusionFigure(of: data, theme: theme)
  }

  /// Yes or no to the hardest class: eleven answers of all four kinds, as in the notebook.
  public func outcomes(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    let target = judgement.hardestClass
    let name = data.classNames[target]
    let chosen = judgement.outcomes(of: target, truth: data.test.labels)
    let images = { (indices: [Int]) in indices.map { data.image($0, of: data.test) } }
    return try OutcomePicture(
      title: "Is it in the class “\(name)”?",
      subtitle: "A few answers picked by hand: rates for practice, not the \(judgement.title)’s",
      counts: Outcomes(
        trueNegatives: chosen.trueNegatives.count, falsePositives: chosen.falsePositives.count,
        falseNegatives: chosen.falseNegatives.count, truePositives: chosen.truePositives.count),
      positiveName: name, negativeName: "not \(name)",
      images: Outcomes(
        trueNegatives: images(chosen.trueNegatives),
        falsePositives: images(chosen.falsePositives),
        falseNegatives: images(chosen.falseNegatives),
        truePositives: images(chosen.truePositives))
    ).figure(theme: theme)
  }
}

extension Judgement {
  /// The class of the lowest F1 among those that occur, the first of several.
  var hardestClass: Int {
    let scores = confusion.classScores.map(\.f1)
    let present = scores.indices.filter { confusion.supports[$0] > 0 }
    return present.min { scores[$0] < scores[$1] } ?? 0
  }

  /// The first examples of each kind of answer to “is it in this class?”: five true negatives, one
  /// false positive, two false negatives and three true positives, or as many as there are.
  package func outcomes(of target: Int, truth: Labels) -> Outcomes<[Int]> {
    func first(_ count: Int, isTarget: Bool, isTakenForIt: Bool) -> [Int] {
      let found = truth.ids.indices.lazy.filter {
        (truth.ids[$0] == target) == isTarget
          && (predictions.ids[$0] == target) == isTakenForIt
      }
      return Array(found.prefix(count))
    }
    return Outcomes(
      trueNegatives: first(5, isTarget: false, isTakenForIt: false),
      falsePositives: first(1, isTarget: false, isTakenForIt: true),
      falseNegatives: first(2, isTarget: true, isTakenForIt: false),
      truePositives: first(3, isTarget: true, isTakenForIt: true))
  }
}
