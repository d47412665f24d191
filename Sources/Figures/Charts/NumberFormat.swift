#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How numbers are written on a figure.
public enum NumberFormat: Equatable, Sendable {
  /// As many decimals as the number needs, up to four digits that count.
  case automatic
  /// A fixed number of decimals: `.decimals(3)` writes 0.843.
  case decimals(Int)
  /// A fraction in per cent, with a number of decimals: `.percent(1)` writes 84.3 %.
  case percent(Int)

  /// A number in words; with a true minus sign, and powers of ten for the huge and the tiny.
  ///
  /// What is not finite is written as `nan`, `inf` or `−inf`.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value == -.infinity ? "−inf" : "\(value)" }
    return switch self {
    case .automatic: Self.automatic(value)
    case .decimals(let count): Self.fixed(value, decimals: count)
    case .percent(let count): Self.fixed(100 * value, decimals: count) + " %"
    }
  }

  /// A part of a whole that is not rounded to nothing or to everything.
  ///
  ///     0.0041 -> <0.01    0.9987 -> >0.99    0 -> 0.00    1 -> 1.00
  ///
  /// - Parameter share: From 0 to 1.
  public func text(share: Double) -> String {
    let rounded = text(share)
    let decimals: Int
    switch self {
    case .automatic: return rounded
    case .decimals(let count): decimals = count
    case .percent(let count): decimals = count + 2
    }
    let least = (0..<max(decimals, 0)).reduce(1.0) { step, _ in step / 10 }
    if share > 0, rounded == text(0) { return "<" + text(least) }
    if share < 1, rounded == text(1) { return ">" + text(1 - least) }
    return rounded
  }

  /// A number with a fixed number of decimals, or as a power of ten from 1e7 on.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard abs(value) < 1e7 else { return power(value, digits: 2) }
    var buffer = [CChar](repeating: 0, count: 64)
    let places = Int32(min(max(decimals, 0), 15))
    _ = withVaList([places, value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    return signed(buffer)
  }

  private static func automatic(_ value: Double) -> String {
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e7 || size < 1e-4 { return power(value, digits: 2) }
    return trimmed(fixed(value, decimals: max(0, 3 - Int(log10(size).rounded(.down)))))
  }

  /// A number times a power of ten: −2.5×10⁻⁷.
  static func power(_ value: Double, digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
    let parts = signed(buffer).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1].replacing("−", with: "-")) else {
      return signed(buffer)
    }
    let raised = String(exponent).map { superscripts[$0] ?? $0 }
    let factor = trimmed(String(parts[0]))
    return (factor == "1" ? "" : factor == "−1" ? "−" : "\(factor)×") + "10" + String(raised)
  }

  private static func signed(_ buffer: [CChar]) -> String {
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: bytes, as: UTF8.self)
    // What rounds to nothing has no sign.
    let isZero = text.allSatisfy { "-0.".contains($0) }
    return isZero ? text.replacing("-", with: "") : text.replacing("-", with: "−")
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var rest = Substring(text)
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return String(rest)
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "-": "⁻",
  ]
}
