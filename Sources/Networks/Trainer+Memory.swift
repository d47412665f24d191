import Matrices

/// What goes into a trainer and comes out of it again.
extension Trainer {
  /// Copies the weights back into a network of the same shape.
  func copyWeights(to network: inout Sequential) {
    for (index, layer) in layers.enumerated() {
      network.parameters[index].kernel = layer.kernel.matrix
      network.parameters[index].bias = layer.bias.matrix.elements
    }
  }

  /// For each layer, what the optimizer remembers; empty for plain gradient descent.
  var savedMemories: [SavedTraining.Memory] {
    memories.map { memory in
      var (kernel, bias): ([String: Matrix], [String: [Float]]) = ([:], [:])
      for (place, name) in optimizer.memoryNames.enumerated() {
        kernel[name] = memory.kernel.memories[place].matrix
        bias[name] = memory.bias.memories[place].matrix.elements
      }
      return SavedTraining.Memory(kernel: kernel, bias: bias)
    }
  }

  /// Takes over weights and memories of the same shapes.
  func take(
    _ parameters: [Sequential.Parameters], _ saved: [SavedTraining.Memory], stepCount: Int
  ) {
    self.stepCount = stepCount
    for (layer, parameters) in zip(layers, parameters) {
      layer.kernel.fill(from: parameters.kernel)
      layer.bias.fill(from: Matrix(rows: [parameters.bias]))
    }
    for (memory, saved) in zip(memories, saved) {
      for (place, name) in optimizer.memoryNames.enumerated() {
        if let kernel = saved.kernel[name] { memory.kernel.memories[place].fill(from: kernel) }
        if let bias = saved.bias[name] {
          memory.bias.memories[place].fill(from: Matrix(rows: [bias]))
        }
      }
    }
  }
}
