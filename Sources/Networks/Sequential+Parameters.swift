import Matrices

extension Sequential {
  /// What training changes in one dense layer.
  public struct Parameters: Equatable, Sendable {
    /// The layer's name.
    public let name: String
    /// The weights, shape (inputs, units): from each input, to each unit.
    public internal(set) var kernel: Matrix
    /// Shape (units).
    public internal(set) var bias: [Float]
    /// φ.
    public let activation: LayerActivation
    /// λ, what the square of a weight adds to the loss.
    public let l2: Double

    /// The number of weights and biases.
    public var count: Int { kernel.elements.count + bias.count }

    /// The weights and biases of a layer.
    init(_ name: String, _ layer: Dense, kernel: Matrix, bias: [Float]) {
      self.name = name
      self.kernel = kernel
      self.bias = bias
      activation = layer.activation
      l2 = layer.l2
    }

    /// The first weights of a layer; its biases are 0.
    init(_ name: String, _ layer: Dense, inputs: Int, using generator: inout SeededGenerator) {
      self.init(
        name, layer,
        kernel: layer.kernelInitializer.kernel(
          inputs: inputs, units: layer.units, using: &generator),
        bias: Array(repeating: 0, count: layer.units))
    }
  }

  /// The layer of a given name.
  ///
  /// - Throws: ``NetworkError`` that lists the names, if there is no such layer.
  public func layer(_ name: String) throws(NetworkError) -> PlacedLayer {
    guard let layer = layers.first(where: { $0.name == name }) else {
      throw NetworkError(
        "expected a layer called \(layers.map(\.name).joined(separator: ", ")), received \(name)")
    }
    return layer
  }

  /// The weights and biases of the dense layer of a given name.
  ///
  /// - Throws: ``NetworkError`` that lists the names, if there is no such layer, or it learns nothing.
  public func parameters(of name: String) throws(NetworkError) -> Parameters {
    try parameters[index(of: name)]
  }

  /// Puts other weights and biases into a dense layer.
  ///
  /// - Parameters:
  ///   - name: The layer's name.
  ///   - kernel: Shape (inputs, units), any finite values.
  ///   - bias: Shape (units), any finite values.
  /// - Throws: ``NetworkError`` if there is no such layer, the shapes differ, or a number is NaN or
  ///   infinite.
  public mutating func setParameters(
    of name: String, kernel: Matrix, bias: [Float]
  ) throws(NetworkError) {
    let index = try index(of: name)
    let old = parameters[index]
    guard kernel.rowCount == old.kernel.rowCount, kernel.columnCount == old.kernel.columnCount,
      bias.count == old.bias.count
    else {
      throw NetworkError(
        "layer \(name): expected a kernel of \(old.kernel.rowCount) × \(old.bias.count) and "
          + "\(old.bias.count) biases, received \(kernel.rowCount) × \(kernel.columnCount) and "
          + "\(bias.count)")
    }
    guard let broken = (kernel.elements + bias).first(where: { !$0.isFinite }) else {
      parameters[index].kernel = kernel
      parameters[index].bias = bias
      return
    }
    throw NetworkError("layer \(name): expected finite weights and biases, received \(broken)")
  }

  private func index(of name: String) throws(NetworkError) -> Int {
    guard let index = parameters.firstIndex(where: { $0.name == name }) else {
      throw NetworkError(
        "expected a dense layer called \(parameters.map(\.name).joined(separator: ", ")), "
          + "received \(name)")
    }
    return index
  }
}
