import Matrices
import Testing

@Suite struct SeededGeneratorTests {
  // From Tests/Fixtures/metrics_seeded_generator.py, which is written independently.
  @Test(
    arguments: [
      (UInt64(0), "", [0x0d72_93fe_83b1_a2bc, 0x764e_de80_904b_ee69, 0xd63b_152c_4e53_72cd]),
      (
        42, "initialisation", [0x36d7_adaa_ab67_3d58, 0xc57f_504c_f9ab_5ab0, 0x4b46_e53c_0398_50ca]
      ),
      (42, "shuffling", [0x98eb_1949_5027_5559, 0xcd13_8f1c_69eb_009d, 0x851b_a653_5dcf_b33d]),
      (.max, "é", [0xf5e6_1e1b_3d47_a6a9, 0x7331_6514_54bb_ba52, 0x4790_30d5_e479_ecd6]),
    ] as [(UInt64, String, [UInt64])])
  func firstOutputs(_ seed: UInt64, _ stream: String, _ expected: [UInt64]) {
    var generator = SeededGenerator(seed: seed, stream: stream)
    for bits in expected { #expect(generator.next() == bits) }
  }

  @Test func firstUniformNumbers() {
    var generator = SeededGenerator(seed: 42, stream: "uniform")
    #expect(generator.uniform() == 0.7617254347051625)
    #expect(generator.uniform() == 0.09623447838101284)
    #expect(generator.uniform() == 0.8693410633250555)
  }

  // The mean of a million has a standard error of 0.0003, a tenth of them one of 0.0003 as well.
  @Test func uniformNumbersFillTheirRange() {
    var generator = SeededGenerator(seed: 1, stream: "range")
    var (sum, lowest, highest, inFirstTenth) = (0.0, 1.0, 0.0, 0)
    for _ in 0..<1_000_000 {
      let number = generator.uniform()
      sum += number
      lowest = min(lowest, number)
      highest = max(highest, number)
      if number < 0.1 { inFirstTenth += 1 }
    }
    #expect(lowest >= 0 && lowest < 1e-4)
    #expect(highest < 1 && highest > 1 - 1e-4)
    #expect(abs(sum / 1_000_000 - 0.5) < 0.0015)
    #expect(abs(Double(inFirstTenth) / 1_000_000 - 0.1) < 0.0015)
  }

  // Each count of 10,000 expected has a standard deviation of about 100; five are allowed.
  @Test(arguments: [1, 2, 3, 7, 10])
  func belowFavoursNoNumber(_ bound: Int) {
    var generator = SeededGenerator(seed: 2, stream: "below")
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<10_000 * bound { counts[generator.below(bound)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 500) }
  }

  // Of 2⁶⁴ numbers, a remainder by 3 · 2⁶¹ would favour the lower third two to one: 3 rounds fit
  // within 8 · 2⁶¹, and 2 · 2⁶¹ are left over.
  @Test func belowIsFairForAHugeBound() {
    var generator = SeededGenerator(seed: 3, stream: "below")
    let bound = 3 << 61
    var inLowerThird = 0
    for _ in 0..<30_000 where generator.below(bound) < bound / 3 { inLowerThird += 1 }
    #expect(abs(inLowerThird - 10_000) < 500)
    #expect((0..<1000).allSatisfy { _ in (0..<Int.max).contains(generator.below(.max)) })
  }

  @Test func belowNeedsARange() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1, stream: "")
      _ = generator.below(0)
    }
  }

  @Test func shufflingKeepsEveryElement() {
    var generator = SeededGenerator(seed: 4, stream: "shuffle")
    var numbers = Array(0..<1000)
    generator.shuffle(&numbers)
    #expect(numbers != Array(0..<1000))
    #expect(numbers.sorted() == Array(0..<1000))
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none.isEmpty)
  }

  // Six orders, 6,000 draws: 1,000 each, with a standard deviation of 29.
  @Test func everyOrderIsEquallyLikely() {
    var generator = SeededGenerator(seed: 5, stream: "orders")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 {
      var numbers = [0, 1, 2]
      generator.shuffle(&numbers)
      counts[numbers, default: 0] += 1
    }
    #expect(counts.count == 6)
    for count in counts.values { #expect(abs(count - 1000) < 150) }
  }

  @Test func streamsAndSeedsDiffer() {
    var seen: Set<UInt64> = []
    for seed in 0..<100 as Range<UInt64> {
      for stream in ["initialisation", "shuffling", "search"] {
        var generator = SeededGenerator(seed: seed, stream: stream)
        seen.insert(generator.next())
      }
    }
    #expect(seen.count == 300)
  }
}
