/// A generator of random numbers that always tells the same story for the same seed.
///
/// SplitMix64: a counter that advances by a fixed odd step, and a mixing function that scrambles
/// it. One seed feeds several *named streams*, so that a draw added in one place (say, to the
/// shuffling) does not shift the numbers in another (the initial weights).
///
/// - Source: Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The start of one named stream of a seed.
  public init(seed: UInt64, stream: String) {
    // The name is hashed (FNV-1a), then both are mixed: streams 1 apart in seed are unrelated.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state = Self.mix(Self.mix(seed &+ 0x9e37_79b9_7f4a_7c15) ^ hash)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  /// A number drawn uniformly from 0 (included) to 1 (excluded).
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number drawn uniformly from 0 up to, but not including, `bound`.
  ///
  /// - Precondition: `bound > 0`.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "expected a bound above 0, received \(bound)")
    // Draws from the incomplete last round are thrown away, so that no number is favoured.
    let bound = UInt64(bound)
    let unfair = (0 &- bound) % bound
    while true {
      let bits = next()
      if bits >= unfair { return Int(bits % bound) }
    }
  }

  /// Puts an array into random order, every order being equally likely.
  ///
  /// - Source: Durstenfeld, "Algorithm 235: Random permutation", 1964.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  private static func mix(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
