import Workbench

extension RegularizationPath {
  /// Every C that was tried, and which one was chosen.
  public var table: Table {
    var table = Table([
      .text("linear SVM"), .number("validation accuracy"),
      .number("relative gap ≤ \(plain(best.machine.tolerance))"),
      .number("seconds"), .text(""),
    ])
    for step in steps {
      let isChosen = steps.count > 1 && step.machine.c == best.machine.c
      table.addRow([
        "C = \(plain(step.machine.c))", decimals(step.validationAccuracy),
        scientific(step.machine.relativeGap), decimals(step.seconds, 2),
        isChosen ? "chosen" : "",
      ])
    }
    return table
  }
}

extension Console {
  /// Warns if a class was left before its duality gap was small enough.
  public func warnUnlessConverged(_ path: RegularizationPath) {
    for step in path.steps where !step.machine.hasConverged {
      warn(
        "linear SVM, C = \(plain(step.machine.c)): the relative duality gap is "
          + "\(scientific(step.machine.relativeGap)) after \(step.machine.iterationLimit) steps, "
          + "\(scientific(step.machine.tolerance)) was wanted. Scale the features, or choose "
          + "another C.")
    }
  }
}

extension StepProgress {
  /// Shows how many cuts of support vector machines are found, and stops if the user asks for it.
  ///
  /// - Throws: ``Interrupted`` after Ctrl-C.
  public func show(_ solved: Int, of all: Int, c: Double, cutsPerC: Int) throws {
    try Interruption.check()
    if solved > done, solved % cutsPerC == 0 {
      milestone(
        at: solved, "\(title): C = \(plain(c)) solved in \(duration(secondsSinceMilestone))")
    } else {
      advance(to: solved, "C = \(plain(c)) · \(solved)/\(all) cuts")
    }
  }
}
