extension NumberFormat {
  /// A whole number with a comma between thousands: 266,610.
  package static func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (value < 0 ? "−" : "") + ([digits[...]] + groups).joined(separator: ",")
  }
}
