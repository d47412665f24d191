import Figures
import Foundation
import Metrics

/// A number with a fixed count of decimals: `0.8423`.
public func decimals(_ value: Double, _ count: Int = 4) -> String {
  let text = String(format: "%.\(count)f", value)
  // What is rounded to nothing has no sign.
  return text.allSatisfy { "-0.".contains($0) } ? String(text.drop { $0 == "-" }) : text
}

/// A number with a few significant digits, without an exponent where it can be: `34`, `0.012`.
public func significant(_ value: Double, _ digits: Int = 2) -> String {
  guard value.isFinite else { return "\(value)" }
  // Rounded first: 9.96 has its first digit at the tens.
  let rounded = abs(Double(String(format: "%.\(digits - 1)e", value)) ?? value)
  let magnitude = rounded > 0 ? Int(log10(rounded).rounded(.down)) : 0
  if magnitude >= digits || magnitude < -4 {
    return magnitude < 6 && magnitude > 0
      ? grouped(Int(value.rounded())) : String(format: "%.\(digits - 1)e", value)
  }
  return String(format: "%.\(max(0, digits - 1 - magnitude))f", value)
}

/// A whole number with its thousands apart: `266,610`.
public func grouped(_ value: Int) -> String {
  // In a terminal, the sign is that of the keyboard.
  NumberFormat.grouped(value).replacing("−", with: "-")
}

/// A number of things, in words: `1 mistake`, `4 mistakes`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A fraction in per cent: `84.2 %`.
public func percent(_ fraction: Double) -> String {
  decimals(fraction * 100, 1) + " %"
}

/// An interval: `0.8351 to 0.8493`.
public func interval(_ interval: Interval) -> String {
  "\(decimals(interval.lower)) to \(decimals(interval.upper))"
}

/// A p value with its sign of comparison: `= 0.0312`, `= 4.1e-23`, `< 1e-300`.
public func probability(_ p: Double) -> String {
  if p < 1e-300 { return "< 1e-300" }
  return p < 1e-4 ? "= " + String(format: "%.1e", p) : "= " + decimals(p)
}

/// A number with one decimal and an exponent: `3.1e-05`.
public func scientific(_ value: Double) -> String {
  String(format: "%.1e", value)
}

/// A number as one would type it: `0.001`, `1`.
public func plain(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
}
