/// A question of a lesson's page, with its answer.
public struct Exercise: Equatable, Sendable {
  /// What is asked, as on the lesson's page.
  public let question: String
  /// What is right, and why.
  public let answer: String

  /// A question with its answer.
  public init(_ question: String, answer: String) {
    self.question = question
    self.answer = answer
  }
}

extension Console {
  /// Prints exercises, numbered, each with its answer.
  public func print(_ exercises: [Exercise]) {
    for (index, exercise) in exercises.enumerated() {
      print("\n" + indented(exercise.question, behind: "\(index + 1). "))
      print("\n" + indented(exercise.answer, behind: "   → "))
    }
  }

  /// A text in lines of at most 80 columns: the first behind a mark, the others below its text.
  private func indented(_ text: String, behind mark: String) -> String {
    let margin = String(repeating: " ", count: columnCount(mark))
    let lines = wrapped(text, toColumns: 80 - margin.count).split(separator: "\n")
    return mark + lines.joined(separator: "\n" + margin)
  }
}
