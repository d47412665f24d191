import Figures
import Foundation
import LessonSupport

/// A gallery held against fresh runs of the commands that made it.
public struct Verification {
  /// A command, the figures that name it, and the folders below the gallery that it draws for.
  private struct Task {
    let command: FigureSource
    let figures: [GalleryFigure]
    let folders: [String]
  }

  private let gallery: GalleryFolder
  private let workbench: Repository?
  private let runner: FreshRun

  /// Prepares to hold a gallery against the lessons of this workbench.
  ///
  /// - Parameters:
  ///   - gallery: The figures.
  ///   - programs: The folder with the programs of all lessons.
  ///   - workbench: Whose lessons may be run; nil if there is none.
  public init(_ gallery: GalleryFolder, programs: String, workbench: Repository?) {
    self.gallery = gallery
    self.workbench = workbench
    runner = FreshRun(programs: programs, lessons: workbench?.lessons ?? [])
  }

  /// Runs each command once, into a folder that is removed again, and compares.
  ///
  /// A lesson that should have figures here and has none is run with its defaults: see
  /// ``GalleryFolder/lessonsNotDrawn(of:)``.
  ///
  /// - Parameter console: Where it is said what is run.
  /// - Returns: A finding for each figure, and for each that is missing, sorted by file.
  /// - Throws: ``Interrupted`` after Ctrl-C.
  public func findings(_ console: Console) throws -> [Finding] {
    var findings = gallery.damaged.map { Finding($0.path, .damaged, $0.reason) }
    findings += gallery.figures.filter { $0.source == nil }.map {
      Finding($0.path, .unknown, "the file does not say what made it")
    }
    for task in tasks { findings += try self.findings(task, console) }
    return findings.sorted { $0.path.compare($1.path, options: .numeric) == .orderedAscending }
  }

  /// What is to be run: the commands that figures name, then the lessons without a figure.
  private var tasks: [Task] {
    var named: [FigureSource: [GalleryFigure]] = [:]
    for figure in gallery.figures {
      guard let source = figure.source else { continue }
      let command = FigureSource(program: source.program, arguments: source.arguments)
      named[command, default: []].append(figure)
    }
    return named.sorted { $0.key.command < $1.key.command }.map { command, figures in
      Task(command: command, figures: figures, folders: Set(figures.map(\.folder)).sorted())
    }
      + (workbench.map(gallery.lessonsNotDrawn) ?? []).map { lesson, folder in
        Task(command: FigureSource(program: lesson), figures: [], folders: [folder])
      }
  }

  private func findings(_ task: Task, _ console: Console) throws -> [Finding] {
    if let refusal = runner.refusal(of: task.command) { return notRun(task, refusal) }
    console.say("running \(task.command.command) ...")
    // A second Ctrl-C must not leave the folder behind.
    return try Interruption.holdingBack {
      let folder = FileManager.default.temporaryDirectory.path + "/workbench-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(atPath: folder) }
      if let failure = try runner.run(task.command, into: folder) { return notRun(task, failure) }
      let fresh = try GalleryFolder(folder + "/figures")
      return try compare(task, with: fresh) + missing(task, of: fresh)
    }
  }

  private func notRun(_ task: Task, _ reason: String) -> [Finding] {
    let paths =
      task.figures.isEmpty
      ? task.folders.map {
        $0.isEmpty ? gallery.path : GalleryFolder.path(to: $0, in: gallery.path)
      }
      : task.figures.map(\.path)
    return paths.map { Finding($0, .notRun, reason) }
  }

  /// Each figure beside its fresh one.
  private func compare(_ task: Task, with fresh: GalleryFolder) throws -> [Finding] {
    let made = Dictionary(fresh.figures.map { ($0.name, $0) }) { first, _ in first }
    return try task.figures.map { figure in
      guard let fresh = made[figure.name] else {
        return Finding(figure.path, .unmade, "a fresh run makes no figure of this name")
      }
      let reasons = try figure.differences(from: fresh)
      return Finding(
        figure.path, reasons.isEmpty ? .fresh : .stale, reasons.joined(separator: "; "),
        hasOtherVersion: figure.software != fresh.software)
    }
  }

  /// The fresh figures that the folders lack; what is there and damaged is no longer counted.
  private func missing(_ task: Task, of fresh: GalleryFolder) -> [Finding] {
    let there = Set(gallery.figures.map(\.path) + gallery.damaged.map(\.path))
    return task.folders.flatMap { folder in
      fresh.figures.map { figure in
        let file = folder.isEmpty ? "\(figure.name).png" : "\(folder)/\(figure.name).png"
        return GalleryFolder.path(to: file, in: gallery.path)
      }
    }.filter { !there.contains($0) }.map {
      Finding($0, .missing, "a fresh run makes this figure")
    }
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
