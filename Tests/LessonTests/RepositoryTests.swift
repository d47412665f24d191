import Foundation
import LessonSupport
import Testing

@Suite struct RepositoryTests {
  let revision = "0123456789abcdef0123456789abcdef01234567"

  private func workbench() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["Package.swift", "workbench", "lessons/8-compare/README.md"] {
      try folder.write("", to: name)
    }
    return folder
  }

  private func repository(_ folder: TemporaryFolder) throws -> Repository {
    try #require(Repository(around: folder.path))
  }

  @Test func itIsFoundFromAnywhereBelow() throws {
    let folder = try workbench()
    #expect(Repository(around: folder.path + "/lessons/8-compare")?.path == folder.path)
    #expect(Repository(around: folder.path + "/.build/release/none")?.path == folder.path)
    #expect(Repository(around: "/") == nil)
  }

  @Test func aLessonDrawsIntoTheFolderOfItsNumber() throws {
    let folder = try workbench()
    let repository = try repository(folder)
    #expect(repository.figureFolder(of: "compare") == folder.path + "/figures/8-compare")
    #expect(repository.figureFolder(of: "pare") == folder.path + "/figures/pare")
    let mine = repository.figureFolder(of: "compare", inGallery: false)
    #expect(mine == folder.path + "/mine/8-compare")
  }

  @Test func lessonsAreTheFoldersWithANumberAndAPage() throws {
    let folder = try workbench()
    try folder.write(
      "# neuron: What does one neuron see?\nText\n", to: "lessons/1-neuron/README.md")
    try folder.write("no heading\n", to: "lessons/10-late-night/README.md")
    for name in ["2-empty/Empty.swift", "notes/README.md", "README.md"] {
      try folder.write("", to: "lessons/\(name)")
    }
    let repository = try repository(folder)
    #expect(repository.lessons == ["neuron", "compare", "late-night"])
    #expect(repository.folder(ofLesson: "late-night") == "10-late-night")
    #expect(repository.folder(ofLesson: "night") == nil)
    #expect(repository.heading(ofFolder: "1-neuron") == "neuron: What does one neuron see?")
    for name in ["8-compare", "10-late-night", "2-empty", "../lessons/1-neuron", ""] {
      #expect(repository.heading(ofFolder: name) == nil)
    }
  }

  @Test func figuresStandInTheOrderOfThePage() throws {
    let folder = try workbench()
    try folder.write(
      "# compare\n![B](../../figures/8-compare/b-2.png) ![a](../../figures/8-compare/a.png)\n"
        + "![x](../../figures/0-other/x.png) again ![B](../../figures/8-compare/b-2.png)\n",
      to: "lessons/8-compare/README.md")
    let repository = try repository(folder)
    #expect(repository.figureNames(ofFolder: "8-compare") == ["b-2", "a"])
    #expect(repository.figureNames(ofFolder: "0-other").isEmpty)
  }

  @Test func theRevisionIsReadFromABranch() throws {
    let folder = try workbench()
    #expect(try repository(folder).revision == nil)
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    #expect(try repository(folder).revision == nil)
    try folder.write("# pack-refs\n\(revision) refs/heads/main\n", to: ".git/packed-refs")
    #expect(try repository(folder).revision == revision)
    try folder.write("f" + revision.dropFirst() + "\n", to: ".git/refs/heads/main")
    #expect(try repository(folder).revision == "f" + revision.dropFirst())
  }

  @Test func theRevisionIsReadWithoutABranchAndInASecondWorkTree() throws {
    let folder = try workbench()
    try folder.write("\(revision)\n", to: ".git/HEAD")
    #expect(try repository(folder).revision == revision)

    let second = try workbench()
    try second.write("gitdir: \(folder.path)/.git/worktrees/second\n", to: ".git")
    try folder.write("ref: refs/heads/topic\n", to: ".git/worktrees/second/HEAD")
    try folder.write("../..\n", to: ".git/worktrees/second/commondir")
    try folder.write("e" + revision.dropFirst() + "\n", to: ".git/refs/heads/topic")
    #expect(try repository(second).revision == "e" + revision.dropFirst())
  }
}
