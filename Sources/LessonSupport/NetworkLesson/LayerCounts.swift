import Workbench

/// How many numbers each layer of a network learns.
///
///     (inputs + 1) × units        a weight from every input and one bias, for every unit
public struct LayerCounts: Sendable {
  /// The network.
  public let network: Sequential

  /// Counts the numbers of a network.
  public init(_ network: Sequential) {
    self.network = network
  }

  /// The layers in a table, as Keras shows them.
  public var summary: String {
    String(network.summary(width: 72).reversed().drop(while: \.isNewline).reversed())
  }

  /// How many units each layer has, the input first: `2-3-1`.
  var name: String {
    ([network.inputCount] + network.parameters.map(\.bias.count)).map(String.init)
      .joined(separator: "-")
  }

  /// How many weights there are, one for each connection: parameters without the biases.
  public var connectionCount: Int {
    network.parameters.reduce(0) { $0 + $1.kernel.elements.count }
  }

  /// One row for each layer that learns: a connection is an input of a unit, and has a weight.
  public var table: Table {
    var table = Table([
      .text("layer"), .number("inputs"), .number("units"), .number("connections"),
      .text("(inputs + 1) × units"), .number("parameters"),
    ])
    for layer in network.layers where layer.parameterCount > 0 {
      let (inputs, units) = (layer.inputShape[0], layer.outputShape[0])
      table.addRow([
        layer.name, grouped(inputs), grouped(units), grouped(inputs * units),
        "(\(grouped(inputs)) + 1) × \(grouped(units))", grouped(layer.parameterCount),
      ])
    }
    table.addRow([
      "all", "", "", grouped(connectionCount), "", grouped(network.parameterCount),
    ])
    return table
  }

  /// The layers for a diagram, the input first.
  var layers: [NetworkDiagram.Layer] {
    let input = NetworkDiagram.Layer("input", kind: .input, unitCount: network.inputCount)
    return [input]
      + network.parameters.enumerated().map { position, layer in
        NetworkDiagram.Layer(
          layer.name, kind: position == network.parameters.count - 1 ? .output : .hidden,
          unitCount: layer.bias.count, activation: layer.activation.title,
          parameterCount: layer.count)
      }
  }
}

extension LayerActivation {
  /// What is usually written for it.
  var title: String {
    switch self {
    case .each(let function): function.title
    case .softmax: "softmax"
    }
  }
}
