import Workbench

/// Which network a lesson evaluates, so that nobody takes one for another.
public enum EvaluatedNetwork: Equatable, Sendable {
  /// The one that was trained in this run, and is kept nowhere.
  case trained
  /// The one that was read from a file; nothing was trained.
  case loaded(String)
  /// The one of a training that a file keeps, whichever run made its epochs.
  case kept(String)

  /// The same in words.
  public var sentence: String {
    switch self {
    case .trained: "It is the network just trained that is evaluated."
    case .loaded(let path): "It is the network from \(path) that is evaluated, as it was saved."
    case .kept(let path): "It is the network of the training kept in \(path) that is evaluated."
    }
  }

  /// The option that names its file; nil if there is none.
  var option: String? {
    switch self {
    case .trained: nil
    case .loaded: "--load-model"
    case .kept: "--checkpoint"
    }
  }

  /// Its file; nil if there is none.
  var path: String? {
    switch self {
    case .trained: nil
    case .loaded(let path), .kept(let path): path
    }
  }
}

extension Console {
  /// Prints how good a network is on the test part, and which one it is: its loss, then its accuracy.
  public func print(
    _ network: EvaluatedNetwork, _ judgement: Judgement, _ surprise: Surprise, on data: Dataset
  ) {
    for text in [
      network.sentence, judgement.evaluation(loss: surprise.mean), surprise.summary,
      judgement.accuracySentence, judgement.hardestSentence(of: data),
    ] {
      print(paragraph: text)
    }
  }
}
