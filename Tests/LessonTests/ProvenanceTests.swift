import LessonSupport
import Testing

@Suite struct ProvenanceTests {
  @Test(arguments: [
    (["/a/b/compare"], "compare"),
    (["compare", "--seed", "7", "--figures=a/b"], "compare --seed 7 --figures=a/b"),
    (["compare", "--csv", "my file.csv"], "compare --csv 'my file.csv'"),
    (["compare", "--label", "it's", ""], "compare --label 'it'\\''s' ''"),
    (["compare", "$HOME", "größe"], "compare '$HOME' 'größe'"), ([], ""),
  ])
  func theCommandCanBeTypedAgain(arguments: [String], command: String) {
    #expect(Provenance.commandLine(arguments) == command)
  }

  @Test func theSoftwareIsNamedWithItsRevision() {
    let revision = "0123456789abcdef0123456789abcdef01234567"
    let known = Provenance(command: "compare", version: "1.2.3", revision: revision)
    #expect(known.software == "neural-workbench 1.2.3 (0123456)")
    #expect(Provenance(command: "x", version: "1.2.3").software == "neural-workbench 1.2.3")
  }
}
