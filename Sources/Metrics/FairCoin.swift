/// How likely a fair coin is to fall at least as unevenly as it did.
///
///     min(1, 2 Σ C(tosses, i) / 2^tosses),  i = 0 ... fewer
///
/// All binomial coefficients are taken relative to the largest, from which each follows by a
/// ratio: `C(n, i - 1) = C(n, i) · i / (n - i + 1)`. Only positive terms are added, so nothing
/// cancels, and twelve digits are right for thousands of tosses.
///
/// - Parameters:
///   - fewer: How often the rarer side came up, 0...tosses / 2.
///   - tosses: 0 or more.
/// - Returns: 0...1; 1 without any toss.
package func fairCoinTwoSidedTail(_ fewer: Int, of tosses: Int) -> Double {
  precondition(
    fewer >= 0 && fewer <= tosses - fewer,
    "expected 0 to \(tosses / 2) of \(tosses) tosses, received \(fewer)")
  let middle = tosses / 2
  // Counted in units so small that a term which matters to any Double result does not vanish.
  var term = 0x1p900
  var tail = 0.0
  var half = 0.0
  for count in stride(from: middle, through: 0, by: -1) {
    if count <= fewer { tail += term }
    half += term
    term *= Double(count) / Double(tosses - count + 1)
  }
  // Both halves hold the same terms; with an even number of tosses they share the middle one.
  let all = tosses % 2 == 0 ? 2 * half - 0x1p900 : 2 * half
  return min(1, 2 * tail / all)
}
