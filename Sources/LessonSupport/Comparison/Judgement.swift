import Workbench

/// A trained classifier, judged on examples that it has not seen.
public struct Judgement: Sendable {
  /// The classifier's name, such as `linear-svm`.
  public let name: String
  /// The name in running text, such as `linear SVM`.
  public let title: String
  /// The name where there is little room, such as `SVM`.
  public let shortTitle: String
  /// Shape (examples, classes): probabilities or decision scores.
  public let scores: Matrix
  /// Shape (examples): the class with the highest score.
  public let predictions: Predictions
  /// Rows truth, columns predictions.
  public let confusion: ConfusionMatrix
  /// The time that training took, in seconds, the choice of settings included.
  public let fitSeconds: Double
  /// The time that the predictions took, in seconds.
  public let predictSeconds: Double
  /// The number of values learnt.
  public let parameterCount: Int

  /// Lets a classifier predict, and judges it.
  ///
  /// - Throws: Whatever predicting throws; `MetricError` if there are no examples.
  public init(
    _ classifier: some Classifier, title: String, shortTitle: String? = nil,
    on test: LabeledExamples, fitSeconds: Double,
    parameterCount: Int
  ) throws {
    try self.init(
      name: classifier.name, title: title, shortTitle: shortTitle, on: test,
      fitSeconds: fitSeconds, parameterCount: parameterCount
    ) { try classifier.decisionScores(test.features) }
  }

  /// Lets a network predict, and judges it.
  ///
  /// - Throws: `NetworkError` if the examples do not fit it; `MetricError` if there are none.
  public init(
    _ network: Sequential, on test: LabeledExamples, fitSeconds: Double, team: WorkerTeam
  ) throws {
    try self.init(
      name: "network", title: "network", shortTitle: nil, on: test, fitSeconds: fitSeconds,
      parameterCount: network.parameterCount
    ) { try network.predict(test.features, team: team) }
  }

  private init(
    name: String, title: String, shortTitle: String?, on test: LabeledExamples, fitSeconds: Double,
    parameterCount: Int, predict: () throws -> Matrix
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    scores = try predict()
    predictions = Predictions(highestOf: scores)
    predictSeconds = start.duration(to: clock.now) / .seconds(1)
    self.name = name
    self.title = title
    self.shortTitle = shortTitle ?? title
    confusion = try ConfusionMatrix(truth: test.labels, predicted: predictions)
    self.fitSeconds = fitSeconds
    self.parameterCount = parameterCount
  }
}
