import LessonSupport
import Testing
import Workbench

/// The network that is evaluated is the one that the lesson names.
@Suite struct FashionEvaluatedTests {
  @Test func theFileThatIsNamedIsEvaluated() throws {
    let folder = try FashionRun.folder()
    let files = ["--save-model", "m", "--checkpoint", "c", "--patience", "9"]
    let first = try folder.fashion(FashionRun.common + files + ["--epochs", "3"])
    #expect(first.status == 0, "\(first.errors)")
    let data = try Dataset.images(folder: folder.path + "/d")
    let network = try Sequential(contentsOf: folder.path + "/m")
    for (option, file, others) in [
      ("--load-model", "m", []), ("--checkpoint", "c", ["--patience", "9"]),
    ] {
      let epochs = option == "--checkpoint" ? ["--epochs", "3"] : []
      let run = try folder.fashion(
        FashionRun.common + [option, file, "--json", "r.json"] + epochs + others)
      #expect(run.status == 0, "\(run.errors)")
      let results = try FashionResultsFile("r.json", in: folder)
      #expect(results.evaluated.option == option && results.evaluated.file == file)
      let words = run.output.replacing("\n", with: " ")
      let place = option == "--checkpoint" ? "of the training kept in c" : "from m"
      #expect(words.contains("It is the network \(place) that is evaluated"))
      #expect(results.test_loss == (try network.evaluate(data.test).loss))
      #expect(results.classifier.weight_digest == network.weightDigest)
    }
  }
}
