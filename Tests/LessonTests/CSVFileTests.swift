import LessonSupport
import Testing

@Suite struct CSVFileTests {
  @Test func linesEndInLFAndAwkwardCellsAreQuoted() throws {
    var csv = CSVFile(columns: ["index", "truth", "linear-svm:0"])
    csv.addRow([0, "T-shirt/top", -0.25])
    csv.addRow([1, "a,b", "say \"hi\""])
    csv.addRow([2, "two\nlines", "carriage\rreturn"])
    #expect(
      csv.text == "index,truth,linear-svm:0\n0,T-shirt/top,-0.25\n1,\"a,b\",\"say \"\"hi\"\"\"\n"
        + "2,\"two\nlines\",\"carriage\rreturn\"\n")
    let folder = try TemporaryFolder()
    try csv.write(to: OutputFile("\(folder.path)/predictions.csv"))
    #expect(try folder.text(of: "predictions.csv") == csv.text)
  }

  @Test func numbersAreReadBackToTheBit() throws {
    let doubles = [0.1 + 0.2, 1e-300, .pi, .leastNonzeroMagnitude]
    let floats: [Float] = [0.1, .leastNonzeroMagnitude, 16_777_216]
    var csv = CSVFile(columns: (0..<7).map { "\($0)" })
    csv.addRow(doubles + floats)
    let cells = csv.text.split(separator: "\n")[1].split(separator: ",")
    #expect(cells.prefix(4).compactMap { Double($0) } == doubles)
    #expect(cells.suffix(3).compactMap { Float($0) } == floats)
  }
}
