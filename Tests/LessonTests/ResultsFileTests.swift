import Foundation
import LessonSupport
import Testing

@Suite struct ResultsFileTests {
  struct Results: Codable, Equatable {
    var schema = ResultsFile.schema
    var path = "figures/a.png"
    var numbers: [Double]
    var smallNumbers: [Float]
  }

  @Test func keysAreSortedAndSlashesLeftAlone() throws {
    let text = String(
      decoding: try ResultsFile.json(Results(numbers: [0.5], smallNumbers: [])), as: UTF8.self)
    #expect(
      text == """
        {
          "numbers" : [
            0.5
          ],
          "path" : "figures/a.png",
          "schema" : 1,
          "smallNumbers" : [

          ]
        }

        """)
  }

  @Test func numbersAreReadBackToTheBit() throws {
    let awkward = [
      0.1, 1.0 / 3, .pi, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
      -0.0,
      0.1 + 0.2, 9_007_199_254_740_992, 1e23, 8.41e21,
    ]
    let results = Results(
      numbers: awkward, smallNumbers: [0.1, .leastNonzeroMagnitude, 3.4028235e38, 16_777_216])
    let read = try JSONDecoder().decode(Results.self, from: Data(ResultsFile.json(results)))
    #expect(read.numbers.map(\.bitPattern) == awkward.map(\.bitPattern))
    #expect(read.smallNumbers == results.smallNumbers)
  }

  @Test func whatJSONLacksBecomesText() throws {
    let json = try ResultsFile.json([Double.nan, .infinity, -.infinity])
    #expect(String(decoding: json, as: UTF8.self) == "[\n  \"nan\",\n  \"inf\",\n  \"-inf\"\n]\n")
  }
}
