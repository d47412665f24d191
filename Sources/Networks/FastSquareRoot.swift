/// √x in single precision, for loops over many numbers.
///
/// The system's square root reports an error for negative numbers, and a compiler may therefore not
/// compute several at once; this one is nothing but shifts and products:
///
///     y ≈ 1 / √x                 half the exponent, by a shift of the bits: 3.5 % off at most
///     y ← y (3 - x y²) / 2       Newton's step for 1 / y² = x, three times: 0.2 %, 5e-6, rounding
///     √x = x y
///
/// - Parameter x: 0 or more, finite.
/// - Returns: √x to within 3e-7 of it; 0 for 0. Below 1e-37, where the bits mean something else, only
///   a number below 1e-18.
/// - Source: Lomont, "Fast Inverse Square Root", 2003, for the constant.
@inline(__always)
package func fastSquareRoot(_ x: Float) -> Float {
  var y = Float(bitPattern: 0x5f37_5a86 &- (x.bitPattern &>> 1))
  let half = 0.5 * x
  y *= 1.5 - half * y * y
  y *= 1.5 - half * y * y
  y *= 1.5 - half * y * y
  return x * y
}
