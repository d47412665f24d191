import Matrices
import Testing

@Suite struct SeededGeneratorNormalTests {
  // From Tests/Fixtures/toy_problems.py ("normal"), which is written independently.
  @Test func firstNormalNumbers() {
    var generator = SeededGenerator(seed: 42, stream: "normal")
    let expected = [
      -0.5660763601102964, 0.3343092917420975, 0.21094471343323246, 0.1435693308887318,
    ]
    for number in expected { #expect(abs(generator.normal() - number) < 1e-15) }
  }

  // Of a million, the mean has a standard error of 0.001; the variance one of √2 as much; the
  // fourth power, whose mean is 3, one of √96 as much. Five are allowed.
  @Test func momentsAreThoseOfTheNormalDistribution() {
    var generator = SeededGenerator(seed: 1, stream: "moments")
    var (sum, squares, fourthPowers) = (0.0, 0.0, 0.0)
    for _ in 0..<1_000_000 {
      let number = generator.normal()
      sum += number
      squares += number * number
      fourthPowers += number * number * number * number
    }
    #expect(abs(sum / 1e6) < 0.005)
    #expect(abs(squares / 1e6 - 1) < 0.0071)
    #expect(abs(fourthPowers / 1e6 - 3) < 0.049)
  }

  // Below −1, 0, 1 and 2 lie 0.15866, 0.5, 0.84134 and 0.97725 of the distribution (tables of the
  // error function); a share of 100,000 has a standard error of at most 0.0016. Five are allowed.
  @Test func sharesAreThoseOfTheNormalDistribution() {
    var generator = SeededGenerator(seed: 2, stream: "shares")
    let numbers = (0..<100_000).map { _ in generator.normal() }
    for (limit, share) in [(-1.0, 0.15866), (0, 0.5), (1, 0.84134), (2, 0.97725)] {
      let below = numbers.count { $0 < limit }
      #expect(abs(Double(below) / 100_000 - share) < 0.008)
    }
  }

  @Test func eachNumberTakesTwoUniformNumbers() {
    var normal = SeededGenerator(seed: 3, stream: "two")
    var uniform = normal
    _ = normal.normal()
    _ = (uniform.uniform(), uniform.uniform())
    #expect(normal.next() == uniform.next())
  }
}
