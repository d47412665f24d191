import Workbench

/// How steep the loss is along the weights of each layer, in networks of more and more layers that
/// have not learnt anything yet.
///
///     slope of a layer = √ mean (∂L/∂W)²        over its weights and over several starts
public struct SlopesByDepth: Sendable {
  /// An activation function with the random weights that it is started with.
  package struct Kind: Sendable {
    let activation: Activation
    let start: Initializer
    package let name: String
  }

  /// One kind of network of one depth.
  package struct Row: Sendable {
    package let kind: Kind
    /// How many hidden layers there are.
    package let depth: Int
    /// From the layer next to the input to the output; shape (depth + 1), 0 or more.
    package let slopes: [Double]
  }

  let data: PlaneExamples
  package let rows: [Row]

  package static let depths = [2, 5, 10]
  static let units = 32
  static let startCount = 5
  package static let kinds = [
    Kind(activation: .sigmoid, start: .glorotUniform, name: "sigmoid, Glorot"),
    Kind(activation: .tanh, start: .glorotUniform, name: "tanh, Glorot"),
    Kind(activation: .relu, start: .glorotUniform, name: "ReLU, Glorot"),
    Kind(activation: .relu, start: .heUniform, name: "ReLU, He"),
  ]

  /// Measures the slopes on the moons.
  public init(seed: UInt64) throws {
    let data = try ToyProblem.moons.examples(seed: seed)
    self.data = data
    rows = try Self.kinds.flatMap { kind in
      try Self.depths.map { depth in
        try Row(
          kind: kind, depth: depth, slopes: Self.slopes(of: kind, depth: depth, data, seed: seed))
      }
    }
  }

  private static func slopes(
    of kind: Kind, depth: Int, _ data: PlaneExamples, seed: UInt64
  ) throws -> [Double] {
    var sums = Array(repeating: 0.0, count: depth + 1)
    for start in 0..<startCount {
      let network = try Sequential(inputShape: [2], seed: seed &+ UInt64(start)) {
        for _ in 0..<depth {
          Dense(units, activation: .each(kind.activation), kernelInitializer: kind.start)
        }
        Dense(1, activation: .sigmoid)
      }
      for (layer, slopes) in try network.slopes(data.labeledExamples).enumerated() {
        let weights = slopes.kernel.elements.map { Double($0) }
        sums[layer] += weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
      }
    }
    return sums.map { ($0 / Double(startCount)).squareRoot() }
  }

  /// The deepest networks, one row a kind.
  package var deepest: [Row] { rows.filter { $0.depth == Self.depths.last } }

  // MARK: - Words

  /// What is measured.
  public var summary: String {
    "Networks of \(Self.depths.map(String.init).joined(separator: ", ")) hidden layers of "
      + "\(Self.units) units each, before training, on \(data.name). How steep is the loss along a "
      + "weight of the first layer? (The root of the mean square over its weights, and over "
      + "\(Self.startCount) random starts.)"
  }

  /// The slope of the first layer by depth.
  public var table: Table {
    var table = Table(
      [.text("first layer")]
        + Self.depths.map { .number("\($0) layers") } + [
          .number("\(lastDepth) layers ÷ \(Self.depths[0]) layers")
        ])
    for kind in Self.kinds {
      let slopes = rows.filter { $0.kind.name == kind.name }.map { $0.slopes[0] }
      table.addRow(
        [kind.name] + slopes.map { scientific($0) } + [significant(factor(of: kind))])
    }
    return table
  }

  private var lastDepth: Int { Self.depths.last ?? 0 }

  /// By what the slope of the first layer is multiplied from the fewest layers to the most.
  package func factor(of kind: Kind) -> Double {
    let slopes = rows.filter { $0.kind.name == kind.name }.map { $0.slopes[0] }
    return (slopes.last ?? 0) / (slopes.first ?? 1)
  }

  /// Why they vanish, or are small.
  public var verdict: String {
    "On its way back through a layer, δ is multiplied by the weights and by the slope of the "
      + "activation. That of the sigmoid is 1/4 at most: through \(lastDepth) layers little is left, "
      + "and the first layers hardly move. That of tanh is 1 at 0. That of the ReLU is 1 or 0, and "
      + "half of the units are silent: with Glorot's weights the signal shrinks on its way forward "
      + "and δ on its way back. A slope is a product of both, and so it is small in all layers, "
      + "\(reluSlopes): nothing vanishes on the way back alone. He's rule draws weights that are "
      + "larger by √2 than Glorot's, which makes up for the silent units in both directions."
  }

  /// The slopes of the first and of the last hidden layer, of ReLU with Glorot's weights.
  private var reluSlopes: String {
    guard let row = deepest.first(where: { $0.kind.name == "ReLU, Glorot" }) else { return "" }
    return "\(scientific(row.slopes[0])) in the first and \(scientific(row.slopes[row.depth - 1])) "
      + "in layer \(row.depth)"
  }
}
