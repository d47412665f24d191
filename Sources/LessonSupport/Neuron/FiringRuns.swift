import Workbench

/// A cell under constant currents: how high its potential comes, and how often it fires.
public struct FiringRuns: Sendable {
  /// One current, and what the cell does.
  struct Run: Sendable {
    /// In nA.
    let current: Double
    /// Every tenth of a millisecond.
    let trace: IntegrateAndFire.Trace
    /// By the formula, in spikes per second.
    let rate: Double
    /// In mV; the threshold itself if the cell fires, although no sample need fall on it.
    let highestPotential: Double
  }

  /// The cell.
  public let cell: IntegrateAndFire
  let runs: [Run]

  /// How long each current flows, in ms: a second, so that spikes are spikes per second.
  static let duration = 1000.0

  /// Lets each current flow into the cell, which is at rest before.
  ///
  /// - Parameter currents: In nA, finite.
  /// - Throws: `NeuronError` if a current is not finite, or too large.
  public init(_ cell: IntegrateAndFire, currents: [Double]) throws {
    self.cell = cell
    runs = try currents.map { current in
      let trace = try cell.run(current: current, duration: Self.duration, step: 0.1)
      let highest = trace.potentials.max() ?? cell.rest
      return Run(
        current: current, trace: trace, rate: cell.rate(current: current),
        highestPotential: trace.spikeTimes.isEmpty ? highest : cell.threshold)
    }
  }

  /// The cell in words, and when it fires.
  public var summary: String {
    "A cell at rest has a potential of \(plain(cell.rest)) mV. A current drives it up, the leak of "
      + "the membrane pulls it back. When the potential rises to the threshold, "
      + "\(plain(cell.threshold)) mV, the cell fires. The smallest constant current that gets it "
      + "there, its rheobase, is \(plain(cell.rheobase)) nA."
  }

  /// What the notebook has the wrong way round.
  public var erratum: String {
    "The notebook that this introduction follows says that a cell fires when its potential falls "
      + "below a threshold. That is the wrong way round: it rises above."
  }

  /// The runs: how high each comes, how often it fires in a second, and how often it should.
  public var table: Table {
    var table = Table([
      .number("current"), .number("highest potential"), .number("spikes in 1 s"), .number("rate"),
    ])
    for run in runs {
      table.addRow([
        "\(plain(run.current)) nA", "\(decimals(run.highestPotential, 1)) mV",
        "\(run.trace.spikeTimes.count)", "\(decimals(run.rate, 1)) / s",
      ])
    }
    return table
  }

  /// How much faster the cell fires after each doubling of the current, and what it cannot exceed.
  public var limitSentence: String {
    let rates = runs.map { "\(decimals($0.rate, 0)) at \(plain($0.current)) nA" }
    return
      "Spikes per second: \(rates.joined(separator: ", ")). After each spike the cell is silent "
      + "for \(plain(cell.refractoryPeriod)) ms, so that no current makes it fire more than "
      + "\(plain(cell.highestRate)) times a second."
  }
}

extension IntegrateAndFire {
  /// What the rate approaches as the current grows without end, in spikes per second.
  var highestRate: Double { rate(current: .infinity) }
}
