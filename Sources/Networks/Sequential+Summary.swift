import Foundation

extension Sequential {
  /// What the lines of a summary are drawn with.
  public enum SummaryStyle: Sendable {
    /// Hyphens and full stops, which every terminal shows.
    case ascii
    /// Drawn lines.
    case unicode
  }

  /// The layers in a table, and how many numbers are learnt.
  ///
  /// The counts are Keras' `summary()`'s. What an optimizer remembers is no part of the network; if
  /// one is named, it has a line of its own.
  ///
  /// - Parameters:
  ///   - width: The width of the table in characters; 40 if it is less.
  ///   - style: What lines are drawn with.
  ///   - optimizer: The optimizer to count for, if any.
  /// - Returns: Lines, each ending in a line feed, none wider than the table. Names that are too
  ///   long are cut.
  public func summary(
    width: Int = 72, style: SummaryStyle = .unicode, optimizer: (any Optimizer)? = nil
  ) -> String {
    let table = SummaryTable(width: max(40, width), style: style)
    let rows = layers.map { placed in
      table.row(
        "\(placed.name) (\(placed.kind))", Self.shapeText(placed.outputShape),
        Self.grouped(placed.parameterCount))
    }
    let input = table.row("input", Self.shapeText(inputShape), "0")
    var lines = [
      table.rule, table.row("Layer (type)", "Output shape", "Params"), table.rule, input,
    ]
    lines += rows + [table.rule]
    var counts = [
      ("Total params", parameterCount), ("Trainable params", parameterCount),
      ("Non-trainable params", 0),
    ]
    if let optimizer {
      let remembered = parameterCount * optimizer.memoryNames.count
      counts.append(("Optimizer params, while training", remembered))
    }
    lines += counts.flatMap { Self.lines($0.0, $0.1, width: table.width) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func shapeText(_ shape: [Int]) -> String {
    "(batch, " + shape.map { "\($0)" }.joined(separator: ", ") + ")"
  }

  /// A count with its title: in one line, or in two if that is too long.
  private static func lines(_ title: String, _ count: Int, width: Int) -> [String] {
    let text = "\(grouped(count)) (\(size(ofFloats: count)))"
    let line = "\(title): \(text)"
    return line.count <= width ? [line] : ["\(title):", "  \(text)"]
  }

  /// A number with a comma after each thousand.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce("") { text, place in
      let isBorder = place > 0 && (digits.count - place) % 3 == 0
      return text + (isBorder ? "," : "") + String(digits[place])
    }
  }

  /// The memory that numbers of four bytes take, as Keras writes it.
  private static func size(ofFloats count: Int) -> String {
    var (size, units) = (Double(4 * count), ["B", "KB", "MB", "GB", "TB"][...])
    while size >= 1_024, units.count > 1 {
      size /= 1_024
      units = units.dropFirst()
    }
    return String(format: "%.2f ", size) + (units.first ?? "")
  }
}

/// Three columns: names to the left, shapes in the middle, counts to the right.
private struct SummaryTable {
  let width: Int
  let style: Sequential.SummaryStyle

  private var countWidth: Int { 12 }
  private var nameWidth: Int { (width - countWidth) * 11 / 20 }
  private var shapeWidth: Int { width - countWidth - nameWidth }

  var rule: String {
    String(repeating: style == .ascii ? "-" : "─", count: width)
  }

  func row(_ name: String, _ shape: String, _ count: String) -> String {
    fitted(name, nameWidth - 1) + " " + fitted(shape, shapeWidth - 1) + " "
      + String(repeating: " ", count: max(0, countWidth - count.count)) + count
  }

  /// A text of exactly this width: filled up with spaces, or cut.
  private func fitted(_ text: String, _ width: Int) -> String {
    if text.count <= width { return text + String(repeating: " ", count: width - text.count) }
    let mark = style == .ascii ? "." : "…"
    return text.prefix(width - 1) + mark
  }
}
