import Workbench

/// Everything that the lesson `neuron` prints, laid out for other programs.
public struct NeuronResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "neuron"
  let version = Provenance.version
  let cell: CellResults
  let firing: [FiringResults]
  let rates: [FiringResults]
  let contrast_cells: [ContrastResults]
  let logistic_twin: TwinResults
  let weighted_sum: SumResults
  let activations: [ActivationResults]
  let weight_changes: [WeightResults]
  let own_cell: OwnResults?
  let figures: [String]

  /// Lays out what each section found.
  public init(
    firing: FiringRuns, rates: FiringRuns, cells: FittedCells, twin: LogisticTwin,
    sum: WeightedInput, activations: ActivationTable, changes: WeightChanges, own: OwnCell?,
    figures: [String]
  ) {
    cell = CellResults(firing.cell)
    self.firing = firing.runs.map(FiringResults.init)
    self.rates = rates.runs.map(FiringResults.init)
    contrast_cells = cells.cells.map(ContrastResults.init)
    logistic_twin = TwinResults(twin)
    weighted_sum = SumResults(sum)
    self.activations = activations.functions.map(ActivationResults.init)
    weight_changes = changes.changes.map { WeightResults($0, in: changes) }
    own_cell = own.map(OwnResults.init)
    self.figures = figures
  }
}

struct CellResults: Encodable {
  let rest_mv: Double
  let threshold_mv: Double
  let rheobase_na: Double
  let refractory_period_ms: Double
  let highest_rate: Double

  init(_ cell: IntegrateAndFire) {
    rest_mv = cell.rest
    threshold_mv = cell.threshold
    rheobase_na = cell.rheobase
    refractory_period_ms = cell.refractoryPeriod
    highest_rate = cell.highestRate
  }
}

struct FiringResults: Encodable {
  let current_na: Double
  let highest_potential_mv: Double
  let spikes_in_a_second: Int
  let rate: Double

  init(_ run: FiringRuns.Run) {
    current_na = run.current
    highest_potential_mv = run.highestPotential
    spikes_in_a_second = run.trace.spikeTimes.count
    rate = run.rate
  }
}

struct ContrastResults: Encodable {
  let name: String
  let contrasts: [Double]
  let responses: [Double]
  let maximum: Double
  let exponent: Double
  let half_contrast: Double
  let r_squared: Double
  let has_converged: Bool

  init(_ cell: FittedCells.Cell) {
    name = cell.recording.name
    contrasts = cell.recording.contrasts
    responses = cell.recording.responses
    maximum = cell.fit.response.maximum
    exponent = cell.fit.response.exponent
    half_contrast = cell.fit.response.halfContrast
    r_squared = cell.fit.rSquared
    has_converged = cell.fit.hasConverged
  }
}

struct OwnResults: Encodable {
  let path: String
  let sha256: String
  let largest_response: Double

  init(_ own: OwnCell) {
    path = own.source.path
    sha256 = own.source.sha256
    largest_response = own.largestResponse
  }
}

struct TwinResults: Encodable {
  let contrast: Double
  let by_formula: Double
  let by_neuron: Double
  let weight: Double
  let bias: Double

  init(_ twin: LogisticTwin) {
    contrast = twin.contrast
    by_formula = twin.byFormula
    by_neuron = twin.byNeuron
    weight = twin.neuron.weights[0]
    bias = twin.neuron.bias
  }
}

struct SumResults: Encodable {
  let input: [Double]
  let weights: [Double]
  let bias: Double
  let threshold: Double
  let z: Double
  let output: Double

  init(_ example: WeightedInput) {
    input = example.input
    weights = example.neuron.weights
    bias = example.neuron.bias
    threshold = example.neuron.threshold
    z = example.z
    output = example.output
  }
}

struct ActivationResults: Encodable {
  let name: String
  let formula: String
  let places = ActivationTable.places
  let values: [Double]
  /// Null where there is no slope.
  let slopes: [Double?]

  init(_ function: Activation) {
    name = function.rawValue
    formula = function.formula
    values = ActivationTable.places.map { function($0) }
    slopes = ActivationTable.places.map { function.slope(at: $0) }
  }
}

struct WeightResults: Encodable {
  let loss: String
  let z: Double
  let output: Double
  let learning_rate: Double
  let error: Double
  let slope: Double
  let input: Double
  let change: Double
  let weight_before: Double
  let weight_after: Double

  init(_ change: WeightChanges.Change, in changes: WeightChanges) {
    loss = change.loss
    z = change.z
    output = change.output
    learning_rate = changes.learningRate
    error = change.error
    slope = change.slope
    input = changes.input[changes.watched]
    self.change = change.change
    weight_before = change.before
    weight_after = change.after
  }
}
