import Workbench

/// The figures of the notebook, from a nerve cell to a network and the images it learns from.
///
/// On paper each has the shape that it has in the notebook; on a slide all fill the slide.
public struct NotebookFigures {
  let theme: Theme

  /// The names of all figures, in the order of the lesson.
  public static let names = [
    "neuron", "activations", "image", "images", "network", "learning-curves", "predictions",
    "confusion", "outcomes",
  ]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// The activation functions and their derivatives, side by side.
  public func activations() throws -> Figure {
    let functions: [(name: String, function: Activation)] = [
      ("step", .step), ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu),
    ]
    return try FunctionPlot(
      title: "What does a neuron make of its sum?",
      subtitle: "Discs are values, rings are not: at 0 the step has no slope, ReLU’s is 0.",
      range: -5...5, label: "weighted sum z",
      panels: [
        FunctionPanel(
          title: "activation a = φ(z)",
          curves: functions.map { .init($0.name, values: $0.function) }, valueRange: -1.2...1.2),
        FunctionPanel(
          title: "slope φ′(z)",
          curves: functions.map { .init($0.name, slopes: $0.function) }, valueRange: -0.2...1.2),
      ]
    ).figure(theme: theme.shaped(width: 11, height: 4))
  }

  /// A neuron that sums three inputs, beside the nerve cell that it is a model of.
  public func neuron() throws -> Figure {
    let (values, weights, bias) = ([1.0, 0.5, 2], [0.8, -1, 0.6], -0.5)
    let sum = zip(values, weights).reduce(bias) { $0 + $1.0 * $1.1 }
    return try NeuronDiagram(
      title: "What does a neuron compute?",
      inputs: NeuronDiagram.inputs(values: values, weights: weights), bias: bias,
      activation: "sigmoid",
      curve: stride(from: -5.0, through: 5, by: 0.1).map { Point($0, Activation.sigmoid($0)) },
      output: Activation.sigmoid(sum), showsCell: true
    ).figure(theme: theme)
  }

  /// The layers of a network: their units, their shapes and how many numbers they learn.
  public func diagram(of classifier: NetworkClassifier) throws -> Figure {
    guard let network = classifier.network else {
      throw LearningError("expected a network that has learnt, found one that has not")
    }
    let layers = network.parameters.enumerated().map { position, layer in
      NetworkDiagram.Layer(
        layer.name, kind: position == network.parameters.count - 1 ? .output : .hidden,
        unitCount: layer.bias.count, shape: "(batch, \(layer.bias.count))",
        activation: layer.activation == .each(.relu) ? "ReLU" : layer.activation.name,
        parameterCount: layer.count)
    }
    let input = NetworkDiagram.Layer(
      "input", kind: .input, unitCount: network.inputCount,
      shape: "(batch, \(network.inputCount))", parameterCount: 0)
    return try NetworkDiagram(
      title: "What is learnt, and how much of it?", layers: [input] + layers
    ).figure(theme: theme)
  }

  /// The first image of the training part, and some of the numbers that it is.
  ///
  /// An image that is too small or too large for that stands alone.
  public func firstImage(of data: Dataset) throws -> Figure {
    let image = data.image(0, of: data.training)
    let name = data.classNames[data.training.labels.ids[0]]
    let title = "The first image to learn from"
    let subtitle =
      "\(data.name): \(data.imageSizeText) pixels, each a number from 0 (ground) to 1 (full ink)"
    let sides = PixelNumbers.sides
    if sides.contains(image.height), sides.contains(image.width) {
      return try PixelNumbers(title: title, subtitle: subtitle, image: image, caption: name)
        .figure(theme: theme)
    }
    return try ImageGrid(title: title, subtitle: subtitle, images: [image], captions: [[name]])
      .figure(theme: theme)
  }

  /// Some images of the training part with the names of their classes.
  public func images(of data: Dataset, _ range: Range<Int>, columns: Int) throws -> Figure {
    try ImageGrid(
      title: "What is to be told apart?",
      subtitle: "\(data.name), training images \(range.lowerBound) to \(range.upperBound - 1)",
      images: range.map { data.image($0, of: data.training) },
      captions: range.map { [data.classNames[data.training.labels.ids[$0]]] }, columns: columns
    ).figure(theme: theme.shaped(width: 12, height: 4.8))
  }
}

extension Dataset {
  /// Height and width, as `28 × 28`.
  var imageSizeText: String { imageSize.map { "\($0.height) × \($0.width)" } ?? "" }

  /// One example as an image.
  func image(_ index: Int, of part: LabeledExamples) -> GrayImage {
    GrayImage(
      height: imageSize?.height ?? 1, width: imageSize?.width ?? part.featureCount,
      pixels: Array(part.features.row(index)))
  }
}
