import Workbench

/// Everything that the lesson `network` prints, laid out for other programs.
///
/// The same options give the same values.
public struct NetworkResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "network"
  let version = Provenance.version
  let seed: UInt64
  let activation: String
  let layers: [[LayerResults]]
  let starts: StartsResults
  let xor_by_hand: StepXORResults
  let xor_learnt: LearntXORResults
  let backpropagation: StepResults
  let slopes_by_depth: [DepthResults]
  let figures: [String]

  /// Lays out what each section found.
  public init(
    layers: [LayerCounts], starts: StartComparison, byHand: StepXOR, learnt: LearntXOR,
    step: MachineStep, depths: SlopesByDepth, figures: [String]
  ) {
    seed = starts.training.seed
    activation = starts.training.activation.rawValue
    self.layers = layers.map { $0.network.layers.map(LayerResults.init) }
    self.starts = StartsResults(starts)
    xor_by_hand = StepXORResults(byHand)
    xor_learnt = LearntXORResults(learnt)
    backpropagation = StepResults(step)
    slopes_by_depth = depths.rows.map(DepthResults.init)
    self.figures = figures
  }
}

/// A layer, and how many numbers it learns.
struct LayerResults: Encodable {
  let name: String
  let kind: String
  let inputs: [Int]
  let outputs: [Int]
  /// The weights, without the biases.
  let connection_count: Int
  let parameter_count: Int

  init(_ layer: PlacedLayer) {
    name = layer.name
    kind = layer.kind
    inputs = layer.inputShape
    outputs = layer.outputShape
    // A layer that learns has one bias a unit.
    connection_count = layer.parameterCount > 0 ? layer.parameterCount - layer.outputShape[0] : 0
    parameter_count = layer.parameterCount
  }
}

/// One network from three starts.
struct StartsResults: Encodable {
  struct Start: Encodable {
    let weights_at_first: String
    let hidden_slope: Float
    let changed_count: Int
    let different_units: Int
    /// Before training, then after each epoch.
    let losses: [Double]
    let correct: Int
    let weight_digest: String
  }
  let problem: String
  let data_sha256: String
  let example_count: Int
  let class_names: [String]
  let units: Int
  let epochs: Int
  let batch_size: Int
  let learning_rate: Double
  let parameter_count: Int
  let starts: [Start]

  init(_ comparison: StartComparison) {
    let training = comparison.training
    problem = training.data.name
    data_sha256 = training.data.digest
    example_count = training.data.count
    class_names = training.data.classNames
    units = training.units
    epochs = training.epochs
    batch_size = training.batchSize
    learning_rate = training.learningRate
    parameter_count = comparison.learnt.parameterCount
    starts = comparison.starts.map { start in
      Start(
        weights_at_first: start.name, hidden_slope: start.hiddenSlope,
        changed_count: start.changedCount, different_units: start.differentUnits,
        losses: start.losses, correct: start.correctCount,
        weight_digest: start.after.weightDigest)
    }
  }
}

/// XOR by step units.
struct StepXORResults: Encodable {
  struct Unit: Encodable {
    let name: String
    let weights: [Double]
    let bias: Double
  }
  struct Answer: Encodable {
    let inputs: [Double]
    let hidden: [Double]
    let weighted_sum: Double
    let answer: Int
    let truth: Int
  }
  let units: [Unit]
  let answers: [Answer]
  let correct: Int

  init(_ xor: StepXOR) {
    units = xor.named.map {
      Unit(name: $0.name, weights: $0.unit.weights, bias: $0.unit.bias)
    }
    answers = zip(xor.data.points, xor.data.labels.ids).map { x, truth in
      let hidden = xor.hiddenAnswers(x)
      return Answer(
        inputs: x, hidden: hidden, weighted_sum: xor.output.weightedSum(hidden), answer: xor(x),
        truth: truth)
    }
    correct = xor.correctCount
  }
}

/// XOR learnt with more and fewer units.
struct LearntXORResults: Encodable {
  struct Attempt: Encodable {
    let units: Int
    let learnt: [Bool]
    let losses: [Double]
  }
  struct Shown: Encodable {
    let start: Int
    let is_learnt: Bool
    /// Shape (inputs, units).
    let hidden_weights: [[Float]]
    let hidden_biases: [Float]
    let output_weights: [Float]
    let output_bias: Float
  }
  let epochs = LearntXOR.epochs
  let learning_rate = LearntXOR.learningRate
  let certainty = LearntXOR.certainty
  let attempts: [Attempt]
  let shown: Shown

  init(_ xor: LearntXOR) {
    attempts = xor.attempts.map {
      Attempt(units: $0.units, learnt: $0.isSolved, losses: $0.losses)
    }
    let (hidden, output) = (xor.shown.network.parameters[0], xor.shown.network.parameters[1])
    shown = Shown(
      start: xor.shown.start, is_learnt: xor.shown.isSolved,
      hidden_weights: (0..<hidden.kernel.rowCount).map { Array(hidden.kernel.row($0)) },
      hidden_biases: hidden.bias, output_weights: output.kernel.elements,
      output_bias: output.bias[0])
  }
}

/// One step of backpropagation, by hand and by machine.
struct StepResults: Encodable {
  struct Unit: Encodable {
    let name: String
    let weighted_sum: Double
    let output: Double
    let delta: Double
  }
  struct Weight: Encodable {
    let name: String
    let before: Double
    let input: Double
    let delta: Double
    let slope: Double
    let slope_by_machine: Double
    let after: Double
    let after_by_machine: Double
  }
  let input: [Double]
  let target: Double
  let learning_rate: Double
  let units: [Unit]
  let weights: [Weight]
  let largest_difference: Double
  let loss_before: Double
  let loss_after: Double
  let gradient_check: Double
  let gradient_check_of_mistake: Double

  init(_ machine: MachineStep) {
    let step = machine.byHand
    input = [step.x1, step.x2]
    target = step.y
    learning_rate = step.learningRate
    units = machine.unitRows.map {
      Unit(name: $0.name, weighted_sum: $0.z, output: $0.a, delta: $0.delta)
    }
    weights = machine.rows.enumerated().map { index, row in
      Weight(
        name: row.name, before: row.before, input: row.input, delta: row.delta,
        slope: step.slopes.all[index], slope_by_machine: machine.slopes[index],
        after: step.learnt.all[index], after_by_machine: machine.learnt[index])
    }
    largest_difference = machine.largestDifference
    loss_before = machine.losses.before
    loss_after = machine.losses.after
    gradient_check = machine.check.largestError
    gradient_check_of_mistake = machine.checkOfMistake.largestError
  }
}

/// The slopes of all layers of one kind of network.
struct DepthResults: Encodable {
  let activation: String
  let initializer: String
  let hidden_layers: Int
  /// From the layer next to the input to the output.
  let slopes: [Double]

  init(_ row: SlopesByDepth.Row) {
    activation = row.kind.activation.rawValue
    initializer = row.kind.start.name
    hidden_layers = row.depth
    slopes = row.slopes
  }
}
