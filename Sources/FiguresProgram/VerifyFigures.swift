import ArgumentParser
import Foundation
import Gallery
import LessonSupport

struct VerifyFigures: ConsoleProgram {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Are the figures what the lessons make today?",
    discussion: """
      Runs each command that a figure names afresh, from where you stand, and
      compares pixels, title, description, command, seed and data. Only lessons
      are run; one whose figures should be here and are not, with its defaults.
      Another version of the code alone is no reason to call a figure
      stale. Ends with status 1 if a figure is not fresh.
      """)

  @OptionGroup var which: GalleryOptions
  @OptionGroup(title: "Output") var messages: MessageOptions

  var console: Console { messages.console }

  func run(_ console: Console) throws {
    let gallery = try GalleryFolder(which.folder ?? GalleryFolder.standardPath)
    if !gallery.hasSomethingToVerify(.current) {
      throw GalleryError(.checkFailed, "expected figures to verify: \(gallery.absence)")
    }
    let verification = Verification(
      gallery, programs: Bundle.main.executableURL?.deletingLastPathComponent().path ?? ".",
      workbench: .current)
    let findings = try verification.findings(console)
    for finding in findings { console.print(finding.line) }

    let old = findings.count { $0.state == .fresh && $0.hasOtherVersion }
    if old > 0 {
      console.say(
        "Another version of the code had made \(grouped(old)) of the fresh ones; as pixels and "
          + "texts are the same, that is no reason to make them anew.")
    }
    let fresh = findings.count { $0.state == .fresh }
    if fresh < findings.count {
      throw GalleryError(
        .checkFailed,
        "\(grouped(fresh)) of \(grouped(findings.count)) figures are fresh. "
          + "./workbench figures makes the gallery anew.")
    }
    console.say("All \(grouped(fresh)) are fresh.")
  }
}
