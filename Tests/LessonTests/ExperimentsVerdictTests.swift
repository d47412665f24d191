import ArgumentParser
import LessonSupport
import Testing
import Workbench

/// What `experiments` concludes, from curves that were made up.
@Suite struct ExperimentsVerdictTests {
  private func plan(_ arguments: String...) throws -> ExperimentPlan {
    try smallPlan(ExperimentOptions.parse(arguments))
  }

  // MARK: - Optimizers

  private func optimizers(
    _ plan: ExperimentPlan, _ curves: [(name: String, losses: [Double])], stopped: [String] = []
  ) -> OptimizerComparison {
    OptimizerComparison(
      plan, size: 32,
      runs: curves.map { name, losses in
        .init(
          name: name, optimizer: SGD(), history: History(), losses: [2.3] + losses,
          stoppedIn: stopped.contains(name) ? losses.count + 1 : nil, weightDigest: "")
      })
  }

  /// Changes from epoch to epoch, worked out by hand: of A 0.1, 0.1, 0.1, of B 0.06, 0.02, 0.04, the
  /// median 0.04, of C 0.01, 0.01, 0.01.
  ///
  /// B is 0.07 above A, less than A changes by; C is 0.2 above it. A and B have risen by no more
  /// than they change by, C by 0.02, twice its change.
  @Test func whatIsCloserThanTheChangesIsNotToldApart() throws {
    let plan = try plan("--epochs", "4")
    let curves = [
      ("A", [0.6, 0.5, 0.4, 0.5]), ("B", [0.55, 0.49, 0.47, 0.51]), ("C", [0.61, 0.6, 0.61, 0.62]),
    ]
    let comparison = optimizers(plan, curves)
    #expect(comparison.runs.map { decimals($0.change, 6) } == ["0.100000", "0.040000", "0.010000"])
    let verdict = comparison.verdict
    #expect(verdict.contains("The lowest validation loss is that of A, 0.4000 after epoch 3, and"))
    #expect(verdict.contains("typically change by this much: A 0.10, B 0.040, C 0.010. "))
    #expect(verdict.contains("not to be told apart from A: B. With another seed another may win."))
    #expect(verdict.contains("C has risen by more than that since its lowest loss"))
  }

  @Test func whatIsFarFromTheOthersIsToldApart() throws {
    let plan = try plan("--epochs", "4")
    let verdict = optimizers(
      plan, [("A", [0.43, 0.42, 0.41, 0.4]), ("B", [0.83, 0.82, 0.81, 0.8])]
    ).verdict
    #expect(verdict.contains("All others are farther from the lowest than that."))
    #expect(verdict.contains("None has clearly risen"))
    let few = optimizers(try self.plan("--epochs", "1"), [("A", [0.43]), ("B", [0.83])]).verdict
    #expect(few.contains("so few epochs do not tell"))
  }

  /// The batch of section 1 and SGD are the same training but for the order of the examples.
  @Test func chanceIsShownWhereTheTrainingsAreTheSame() throws {
    let plan = try plan("--epochs", "2", "--sizes", "32")
    let batches = batches(plan, [(32, 0.6, 0)])
    let words = optimizers(plan, [("SGD", [0.7, 0.5])]).chance(batches)
    #expect(
      words == "SGD is a batch of 32 images of section 1 once more, in another order: a loss of "
        + "0.6000 there, of 0.5000 here after 2 epochs. So much is chance.")
    #expect(optimizers(plan, [("SGD", [0.7])], stopped: ["SGD"]).chance(batches) == nil)
    let other = try self.plan("--epochs", "2", "--sizes", "32", "--learning-rate", "0.1")
    #expect(optimizers(other, [("SGD", [0.7, 0.5])]).chance(batches) == nil)
    let sizes = try self.plan("--epochs", "2", "--sizes", "10")
    let tens = self.batches(sizes, [(10, 0.6, 0)])
    #expect(optimizers(sizes, [("SGD", [0.7, 0.5])]).chance(tens) == nil)
  }

  // MARK: - Batches

  /// Trainings that fall from 2.4 to a loss, and tremble: at every second place the loss is higher.
  private func batches(
    _ plan: ExperimentPlan, _ curves: [(size: Int, loss: Double, trembling: Double)],
    stopped: Int? = nil
  ) -> BatchComparison {
    BatchComparison(
      plan,
      runs: curves.map { size, loss, trembling in
        let places = BatchRun.places(plan, perEpoch: plan.updatesPerEpoch(ofSize: size))
        let points = places.enumerated().map { index, place in
          BatchRun.Point(
            updates: place, examples: place * size,
            loss: loss + (index % 2 == places.count % 2 ? trembling : 0), accuracy: 0.5, seconds: 1)
        }
        let start = BatchRun.Point(updates: 0, examples: 0, loss: 2.4, accuracy: 0.1, seconds: 0)
        return BatchRun(
          plan, size: size, points: stopped == size ? [start] : [start] + points,
          stoppedAt: stopped == size ? 1 : nil)
      })
  }

  @Test func allNoisesAreNamed() throws {
    let plan = try plan("--epochs", "4", "--updates", "1", "--sizes", "1,20,44")
    let comparison = batches(plan, [(1, 0.5, 0.2), (20, 0.45, 0.1), (44, 0.9, 0.01)])
    let verdict = try #require(comparison.verdict)
    let noises = try comparison.runs.map { significant(try #require($0.noise)) }
    #expect(
      verdict.contains(
        "More stable: no, each step of a small batch is noisier, and there are more of them. The "
          + "noise is \(noises[0]) with 1 image, \(noises[1]) with 20 images and \(noises[2]) with 44 "
          + "images a batch. But 44 images a batch are compared far from the end of the way down"))
    #expect(verdict.contains("Faster: yes, for the same images. "))
    #expect(verdict.contains("Best after equal epochs: 20 images a batch, which is 32 or less."))
  }

  @Test func whatIsAdvisedIsNamedIfItIsNotTheBest() throws {
    let plan = try plan("--epochs", "4", "--sizes", "1,32")
    let verdict = try #require(batches(plan, [(1, 0.5, 0), (32, 0.6, 0)]).verdict)
    #expect(
      verdict.contains(
        "1 image a batch, which is 32 or less; 32 a batch come to 0.6000, against 0.5000."))
  }

  @Test func whatWasStoppedOrLearntNothingIsNamed() throws {
    let plan = try plan("--epochs", "4", "--sizes", "1,32,44,110")
    let verdict = try #require(
      batches(plan, [(1, 0.5, 0), (32, 0.6, 0), (44, 0.7, 0), (110, 2.4, 0)], stopped: 1).verdict)
    #expect(
      verdict.contains(
        "Faster: yes, for the same images, of those that were not stopped (stopped: 1 image); hardly "
          + "better than a guess: 110 images. "))
  }

  /// From 2.4 to 0.4 is a fall of 2: a twentieth of it is 0.1.
  @Test func nearlyTheSameCurveIsSaidOnlyIfSo() throws {
    let plan = try plan("--epochs", "4", "--updates", "30", "--sizes", "1,32,44,full")
    let same = [(1, 0.6, 0.0), (32, 0.49, 0), (44, 0.45, 0), (220, 0.4, 0)]
    #expect(batches(plan, same).sameCurve == "32, 44 and all: nearly the same curve")
    #expect(batches(plan, same, stopped: 44).sameCurve == "32 and all: nearly the same curve")
    #expect(batches(plan, [(1, 0.6, 0), (220, 0.4, 0)]).sameCurve == nil)
    #expect(batches(plan, [(32, 2.4, 0), (220, 2.4, 0)]).sameCurve == nil)
    #expect(batches(plan, [(32, 0.4, 0)]).sameCurve == nil)
    #expect(batches(plan, [(32, 0.4, 0), (220, 0.4, 0)], stopped: 220).sameCurve == nil)
  }
}
