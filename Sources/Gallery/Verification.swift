import Figures
import Foundation
import LessonSupport

/// A gallery held against fresh runs of the commands that made it.
public struct Verification {
  private let gallery: GalleryFolder
  private let runner: FreshRun

  /// Prepares to hold a gallery against the lessons of this workbench.
  ///
  /// - Parameters:
  ///   - gallery: The figures.
  ///   - programs: The folder with the programs of all lessons.
  ///   - lessons: The names of the lessons.
  public init(_ gallery: GalleryFolder, programs: String, lessons: [String]) {
    self.gallery = gallery
    runner = FreshRun(programs: programs, lessons: lessons)
  }

  /// Runs each command once, into a folder that is removed again, and compares.
  ///
  /// - Parameter console: Where it is said what is run.
  /// - Returns: A finding for each figure, and for each that is missing, sorted by file.
  /// - Throws: ``Interrupted`` after Ctrl-C.
  public func findings(_ console: Console) throws -> [Finding] {
    var findings = gallery.damaged.map { Finding($0.path, .damaged, $0.reason) }
    var figures: [FigureSource: [GalleryFigure]] = [:]
    for figure in gallery.figures {
      guard let source = figure.source else {
        findings.append(Finding(figure.path, .unknown, "the file does not say what made it"))
        continue
      }
      let command = FigureSource(program: source.program, arguments: source.arguments)
      figures[command, default: []].append(figure)
    }
    for (command, figures) in figures.sorted(by: { $0.key.command < $1.key.command }) {
      findings += try self.findings(command, figures, console)
    }
    return findings.sorted { $0.path.compare($1.path, options: .numeric) == .orderedAscending }
  }

  private func findings(
    _ command: FigureSource, _ figures: [GalleryFigure], _ console: Console
  ) throws -> [Finding] {
    if let refusal = runner.refusal(of: command) {
      return figures.map { Finding($0.path, .notRun, refusal) }
    }
    console.say("running \(command.command) ...")
    // A second Ctrl-C must not leave the folder behind.
    return try Interruption.holdingBack {
      let folder = FileManager.default.temporaryDirectory.path + "/workbench-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(atPath: folder) }
      if let failure = try runner.run(command, into: folder) {
        return figures.map { Finding($0.path, .notRun, failure) }
      }
      return try compare(figures, with: GalleryFolder(folder + "/figures"))
    }
  }

  /// Each figure beside its fresh one, and the fresh ones that a folder lacks.
  private func compare(_ figures: [GalleryFigure], with fresh: GalleryFolder) throws -> [Finding] {
    let made = Dictionary(fresh.figures.map { ($0.name, $0) }) { first, _ in first }
    var findings = try figures.map { figure in
      guard let fresh = made[figure.name] else {
        return Finding(figure.path, .unmade, "a fresh run makes no figure of this name")
      }
      let reasons = try figure.differences(from: fresh)
      return Finding(
        figure.path, reasons.isEmpty ? .fresh : .stale, reasons.joined(separator: "; "),
        hasOtherVersion: figure.software != fresh.software)
    }
    for folder in Set(figures.map(\.folder)) {
      let there = Set(gallery.figures.filter { $0.folder == folder }.map(\.name))
      for name in made.keys where !there.contains(name) {
        let path = [gallery.path, folder, "\(name).png"].filter { !$0.isEmpty }
        findings.append(
          Finding(path.joined(separator: "/"), .missing, "a fresh run makes this figure"))
      }
    }
    return findings
  }
}

extension GalleryFigure {
  /// In what a figure differs from a fresh one, its software aside; nothing if it does not.
  fileprivate func differences(from fresh: GalleryFigure) throws -> [String] {
    var reasons: [String] = []
    if let difference = try pixelDifference(from: fresh) { reasons.append(difference) }
    if source?.dataDigest != fresh.source?.dataDigest { reasons.append("other data") }
    if source?.seed != fresh.source?.seed { reasons.append("another seed") }
    if source?.arguments != fresh.source?.arguments { reasons.append("another command") }
    if title != fresh.title { reasons.append("another title") }
    if description != fresh.description { reasons.append("another description") }
    return reasons
  }

  private func pixelDifference(from fresh: GalleryFigure) throws -> String? {
    guard size == fresh.size else {
      return "\(size.width) × \(size.height) pixels, a fresh run makes "
        + "\(fresh.size.width) × \(fresh.size.height)"
    }
    let (old, new) = (try picture().pixels, try fresh.picture().pixels)
    if old == new { return nil }
    let count = stride(from: 0, to: old.count, by: 4).count { start in
      (start..<start + 4).contains { old[$0] != new[$0] }
    }
    return "\(grouped(count)) of \(grouped(size.width * size.height)) pixels differ"
  }
}
