import Foundation
import LessonSupport
import Testing

/// The page of a lesson, and which of its numbers a test has computed.
///
/// A test says each sentence with numbers as it should read, the numbers computed; at its end it
/// asks whether any number of the page was left out.
final class Handout {
  private let text: String
  /// The prose on one line: no code, no addresses of links, no numbers of lists.
  private let prose: String
  private var asserted: [Range<String.Index>] = []

  /// The page of a lesson, such as `1-neuron`.
  convenience init(lesson folder: String) throws {
    let repository = try #require(Repository(around: #filePath))
    let file = "\(repository.path)/lessons/\(folder)/README.md"
    self.init(text: try String(contentsOfFile: file, encoding: .utf8))
  }

  init(text: String) {
    self.text = text
    var isCode = false
    var lines: [String] = []
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode || line.hasPrefix("```") || line.hasPrefix("    ") { continue }
      lines.append(line.replacing(#/^(#+ )?\s*[0-9]+\. /#) { String($0.1 ?? "") })
    }
    prose = Self.onOneLine(
      lines.joined(separator: "\n").replacing(/`[^`]*`/, with: "code")
        .replacing(/\]\([^)]*\)/, with: "]"))
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Expects a sentence, or a part of one, on the page: its numbers are asserted by that.
  func expect(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let found = prose.ranges(of: Self.onOneLine(words))
    #expect(!found.isEmpty, "“\(words)” does not stand on the page", sourceLocation: sourceLocation)
    asserted += found
  }

  /// The numbers that no expected sentence holds, each with the words around it.
  var unassertedNumbers: [String] {
    prose.matches(of: /[0-9]+/).map(\.range).filter { number in
      !asserted.contains {
        $0.lowerBound <= number.lowerBound && number.upperBound <= $0.upperBound
      }
    }.map { number in
      let before = prose[..<number.lowerBound].suffix(30)
      return "…\(before)\(prose[number])\(prose[number.upperBound...].prefix(15))…"
    }
  }

  /// Expects that no number of the page was left out.
  func expectEveryNumberAsserted(sourceLocation: SourceLocation = #_sourceLocation) {
    let left = unassertedNumbers
    #expect(left.isEmpty, sourceLocation: sourceLocation)
  }

  /// Expects the exercises of a lesson on its page, in their order and no others.
  func expect(exercises: [Exercise], sourceLocation: SourceLocation = #_sourceLocation) {
    let section = text.components(separatedBy: "## Exercises\n").last ?? ""
    let questions = section.matches(of: /(?m)^[0-9]+\. ((?:.|\n   )+)/).map {
      Self.onOneLine(String($0.1).replacing("`", with: ""))
    }
    let expected = exercises.map { Self.onOneLine($0.question) }
    #expect(questions == expected, sourceLocation: sourceLocation)
  }

  /// The arguments of each command of a lesson on its page, without remarks.
  func commands(of lesson: String) -> [[String]] {
    let beginning = "./workbench \(lesson)"
    return text.components(separatedBy: "\n").compactMap { line in
      let command = line.components(separatedBy: " #")[0].trimmingCharacters(in: .whitespaces)
      guard line.hasPrefix("    "), command.hasPrefix(beginning) else { return nil }
      return ShellWords.split(String(command.dropFirst(beginning.count)))
    }
  }
}
