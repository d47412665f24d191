/// Neural networks as columns of neurons, side by side, with a table of their layers below.
///
/// A layer of up to ten units is drawn whole; of a wider one the first, three dots, and the last, with
/// a row above that tells how many of how many are drawn: in a column of six places, as high as the
/// largest whole layer has. Lines join every two drawn neurons of neighbouring layers. Inputs are squares, hidden
/// neurons discs, outputs discs in a ring. What kind layers are of is written above them unless
/// every name begins with it, and their units below unless every shape tells them. What a layer's
/// text says stands level below it or, in a crowd, upright; a crowded diagram is set in smaller
/// letters or drawn on a larger canvas, and what has no room even there is cut.
public struct NetworkDiagram: Sendable {
  /// A layer of a network.
  public struct Layer: Equatable, Sendable {
    /// What the layer is called; empty for no name.
    public let name: String
    /// What the layer is for.
    public let kind: LayerKind
    /// The number of its units, at least 1.
    public let unitCount: Int
    /// The shape of what the layer puts out, as text, `(batch, 300)` say; empty to leave it out.
    public let shape: String
    /// The name of its activation function; empty for none.
    public let activation: String
    /// How many numbers the layer learns, at least 0; nil to leave it out.
    public let parameterCount: Int?

    /// A layer; nothing is checked before the diagram is drawn.
    public init(
      _ name: String = "", kind: LayerKind, unitCount: Int, shape: String = "",
      activation: String = "", parameterCount: Int? = nil
    ) {
      self.name = name
      self.kind = kind
      self.unitCount = unitCount
      self.shape = shape
      self.activation = activation
      self.parameterCount = parameterCount
    }
  }

  /// A network: layers with a name.
  public struct Network: Equatable, Sendable {
    /// What is written above the network; empty for nothing.
    public let name: String
    /// Its layers, from input to output.
    public let layers: [Layer]

    /// A network; nothing is checked before the diagram is drawn.
    public init(_ name: String = "", layers: [Layer]) {
      self.name = name
      self.layers = layers
    }

    /// How many numbers the network learns; nil if no layer says so.
    var parameterCount: Int? {
      let counts = layers.compactMap(\.parameterCount)
      return counts.isEmpty ? nil : counts.reduce(0, +)
    }
  }

  /// What the diagram shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The networks, from left to right.
  public let networks: [Network]

  /// The most layers that are drawn, of all networks together.
  public static let layerLimit = 64
  /// The largest number of units or parameters of a layer.
  public static let countLimit = 1_000_000_000_000_000

  /// Networks side by side; nothing is checked before ``figure(theme:)``.
  public init(title: String, subtitle: String = "", networks: [Network]) {
    self.title = title
    self.subtitle = subtitle
    self.networks = networks
  }

  /// One network; nothing is checked before ``figure(theme:)``.
  public init(title: String, subtitle: String = "", layers: [Layer]) {
    self.init(title: title, subtitle: subtitle, networks: [Network(layers: layers)])
  }

  /// Draws the diagram.
  ///
  /// - Throws: ``FigureError`` if there are no networks, a network has no layers, there are over
  ///   ``layerLimit`` in all, a layer has less than one unit or less than zero parameters or more
  ///   than ``countLimit`` of them, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    let header = Header(title: title, subtitle: subtitle, legend: [])
    for quality in LayerTable.Quality.allCases {
      for factor in quality.factors {
        for words in [theme.label, theme.tick] {
          let layout = NetworkLayout(
            header: header, networks: networks, quality: quality,
            theme: theme.resized(by: factor), words: words, typesetter: typesetter)
          if let graphics = layout.draw() {
            return Figure(title: title, description: description, graphics: graphics)
          }
        }
      }
    }
    throw FigureError(
      "expected room for the networks, found too little for "
        + "\(networks.map(\.layers.count).reduce(0, +)) layers. Show fewer of them, or choose a "
        + "larger size.")
  }

  private func check() throws(FigureError) {
    if networks.isEmpty { throw FigureError("expected a network to draw, found none") }
    if let empty = networks.firstIndex(where: \.layers.isEmpty) {
      throw FigureError("expected at least one layer, found none in network \(empty)")
    }
    let count = networks.map(\.layers.count).reduce(0, +)
    if count > Self.layerLimit {
      throw FigureError("expected at most \(Self.layerLimit) layers to draw, found \(count)")
    }
    for (index, network) in networks.enumerated() {
      for (position, layer) in network.layers.enumerated() {
        try check(layer, "layer \(position) of network \(index)")
      }
    }
  }

  private func check(_ layer: Layer, _ place: String) throws(FigureError) {
    guard (1...Self.countLimit).contains(layer.unitCount) else {
      throw FigureError(
        "expected 1 to \(Self.countLimit) units, found \(layer.unitCount) in \(place)")
    }
    if let count = layer.parameterCount, !(0...Self.countLimit).contains(count) {
      throw FigureError("expected 0 to \(Self.countLimit) parameters, found \(count) in \(place)")
    }
  }

  // MARK: - In words

  private var description: String {
    "Network diagram. " + networks.map(words).joined(separator: " ")
  }

  private func words(_ network: Network) -> String {
    let count = network.layers.count
    let rest = count > 20 ? "; and \(count - 20) more" : ""
    let layers = network.layers.prefix(20).map(words).joined(separator: "; ") + rest
    let name = network.name.isEmpty ? "" : "\(network.name): "
    let total = network.parameterCount.map {
      " \(NumberFormat.grouped($0)) parameter\($0 == 1 ? "" : "s") in all."
    }
    return "\(name)\(count) layer\(count == 1 ? "" : "s"): \(layers)." + (total ?? "")
  }

  private func words(_ layer: Layer) -> String {
    let units =
      "\(NumberFormat.grouped(layer.unitCount)) unit\(layer.unitCount == 1 ? "" : "s")"
    let parameters = layer.parameterCount.map {
      "\(NumberFormat.grouped($0)) parameter\($0 == 1 ? "" : "s")"
    }
    let shape = layer.shape.isEmpty ? "" : "output shape \(layer.shape)"
    let name = layer.name.isEmpty ? "" : " “\(layer.name)”"
    return ["\(layer.kind.rawValue)\(name)", units, shape, layer.activation, parameters ?? ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
