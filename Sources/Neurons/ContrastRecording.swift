/// How strongly a cell responded to some contrasts.
public struct ContrastRecording: Equatable, Sendable {
  /// What the cell is called.
  public let name: String
  /// Shape (points); 0 or more, in per cent.
  public let contrasts: [Double]
  /// Shape (points); in per cent of the cell's largest response, unless it says otherwise.
  public let responses: [Double]

  /// A recording of a cell; nothing is checked before a curve is fitted to it.
  public init(name: String, contrasts: [Double], responses: [Double]) {
    self.name = name
    self.contrasts = contrasts
    self.responses = responses
  }

  /// Four cells of the primary visual cortex, in the order of the contrast that they need.
  ///
  /// Digitised by us from the published figure, in which they are squares, triangles, crosses and
  /// circles; to about 0.1 % contrast and 0.4 % response. The last response of cell 3 is hidden behind
  /// those of the others: it is the middle of where it can be, 98.3 ± 2.4 %. Points at 2 % and below,
  /// where the symbols cannot be told apart, are left out.
  ///
  /// - Source: Albrecht & Hamilton, "Striate cortex of monkey and cat: contrast response function",
  ///   Journal of Neurophysiology 48, 1982.
  public static let albrechtHamilton = [
    ContrastRecording(
      name: "cell 1", contrasts: [4.1, 7.1, 11, 19, 33, 56.2],
      responses: [30.9, 60.4, 79.8, 98.2, 100.1, 100.8]),
    ContrastRecording(
      name: "cell 2", contrasts: [4.2, 7.1, 11.2, 19.2, 33.1, 56.3],
      responses: [16.5, 40.6, 77.8, 85, 97.1, 98.7]),
    ContrastRecording(
      name: "cell 3", contrasts: [4.3, 7.3, 11.2, 18.9, 33, 56.3],
      responses: [2.4, 9.9, 44.3, 71.8, 86.4, 98.3]),
    ContrastRecording(
      name: "cell 4", contrasts: [4.1, 7.3, 11.1, 19, 33.1, 56.3],
      responses: [1.1, 1.2, 5.5, 37.4, 88.2, 96]),
  ]
}

extension ContrastResponseFit {
  /// Fits a contrast response to a recording.
  ///
  /// - Throws: ``NeuronError`` if its points do not determine one.
  public init(_ recording: ContrastRecording) throws(NeuronError) {
    try self.init(contrasts: recording.contrasts, responses: recording.responses)
  }
}
