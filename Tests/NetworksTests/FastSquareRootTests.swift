import Networks
import Testing

struct FastSquareRootTests {
  /// A thousand numbers between each two powers of two, over all normal exponents.
  @Test func isTheSquareRootToWithinTwoOrThreeRoundings() {
    var largest = 0.0
    for exponent in -126...127 {
      for part in 0..<1_000 {
        let x = Float(sign: .plus, exponent: exponent, significand: 1 + Float(part) / 1_000)
        let root = Double(x).squareRoot()
        largest = max(largest, abs(Double(fastSquareRoot(x)) - root) / root)
      }
    }
    #expect(largest < 3e-7, "\(largest)")
  }

  @Test func smallestNumbersGiveSmallOnes() {
    #expect(fastSquareRoot(0) == 0)
    let root = fastSquareRoot(.leastNonzeroMagnitude)
    #expect(root >= 0 && root < 1e-18)
    #expect(fastSquareRoot(.leastNormalMagnitude / 2) < 1e-18)
  }
}
