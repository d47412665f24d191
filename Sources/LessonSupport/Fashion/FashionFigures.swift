import Workbench

/// The figures of the lesson, from the images to the mistakes of a trained network.
///
/// On paper each has the shape that it has in the notebook; on a slide all fill the slide.
public struct FashionFigures {
  let theme: Theme

  /// The names of all figures that there can be, in the order of the lesson.
  public static let names = [
    "image", "images", "network", "learning-curves", "weights", "weight-histogram", "surprise",
    "confusion", "outcomes", "guess", "predictions", "picture",
  ]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// The layers of a network: their units, their shapes and how many numbers they learn.
  public func diagram(of network: Sequential) throws -> Figure {
    let layers = network.parameters.enumerated().map { position, layer in
      NetworkDiagram.Layer(
        layer.name, kind: position == network.parameters.count - 1 ? .output : .hidden,
        unitCount: layer.bias.count, shape: "(batch, \(layer.bias.count))",
        activation: layer.activation == .relu ? "ReLU" : layer.activation.name,
        parameterCount: layer.count)
    }
    let input = NetworkDiagram.Layer(
      "input", kind: .input, unitCount: network.inputCount,
      shape: "(batch, \(network.inputShape.map(String.init).joined(separator: ", ")))",
      parameterCount: 0)
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
