import ArgumentParser
import Workbench

/// How the figures look, and where they go.
public struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("figures"),
    help: ArgumentHelp(
      "The folder for the figures (default: the lesson's own in figures/, or in mine/ with options "
        + "that change them).", valueName: "dir"))
  var folderGiven: String?

  @Option(
    name: .customLong("style"),
    help: ArgumentHelp(
      "The looks: slide, dark, print or mono (default: slide).", valueName: "name"),
    transform: Theme.named(option:))
  var style: Theme?

  @Flag(help: "Leave the ground clear: what is behind the figure shows.")
  var transparent = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The size in pixels, such as 1280x720; texts grow and shrink with it.", valueName: "WxH"),
    transform: FigureSize.init(option:))
  var size: FigureSize?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Pixels per inch, 30 to 1200 (default: 144, or 300 for print). With --size, it sets how \
      large the texts are.
      """, valueName: "count"))
  var dpi: Int?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "png, svg, pdf or several with commas (default: png).", valueName: "list"),
    transform: FigureFormat.list(option:))
  var formatsGiven: [FigureFormat]?

  @Flag(help: "Show each figure in the terminal as well; elsewhere, say what it shows.")
  var show = false

  @Flag(help: "Replace files that another program made.")
  var force = false

  /// Options with their defaults.
  public init() {}

  /// What every figure is drawn with.
  ///
  /// A size alone scales the style, so that the figure keeps its looks; a density alone as well.
  /// Both together give a canvas of that size on which texts have the points of the style.
  public var theme: Theme {
    var theme = style ?? .slide
    if let size {
      let fitting = min(
        Double(size.width) / theme.size.width, Double(size.height) / theme.size.height)
      theme = theme.scaled(toPixelsPerInch: dpi.map(Double.init) ?? theme.pixelsPerInch * fitting)
      theme.size = Size(Double(size.width), Double(size.height))
      theme.hasFreeShape = false
    } else if let dpi {
      theme = theme.scaled(toPixelsPerInch: Double(dpi))
    }
    return transparent ? theme.transparent : theme
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    try refuseEmpty(folderGiven, "--figures", "a folder")
    guard let dpi else { return }
    guard (30...1200).contains(dpi) else {
      throw ValidationError("--dpi: expected 30 to 1200, found \(dpi)")
    }
    do {
      for canvas in [theme.size, largestCanvas] {
        try FigureSize(width: Int(canvas.width), height: Int(canvas.height)).check()
      }
    } catch let error as ValidationError {
      throw ValidationError("--dpi \(dpi): \(error.message). Choose another, or give --size.")
    }
    if let size, !hasRoom {
      throw ValidationError(
        "--size \(size.width)x\(size.height) with --dpi \(dpi): expected room for a chart, found "
          + "none beside texts of that size. Choose a larger size or fewer dots per inch, or leave "
          + "out --dpi.")
    }
  }

  /// The largest canvas that a lesson's figure takes: where each has its own shape, 12 × 4.8 inches,
  /// half as large again if it is crowded.
  private var largestCanvas: Size {
    theme.hasFreeShape ? theme.shaped(width: 12, height: 4.8).resized(by: 1.5).size : theme.size
  }

  /// Whether a simple figure can be laid out: what cannot is better found now than after a training.
  private var hasRoom: Bool {
    let panel = CurvePanel(label: "loss", series: [.init(name: "training", values: [1, 0])])
    let curves = LearningCurves(title: "Title", panels: [panel, panel])
    return (try? curves.figure(theme: theme)) != nil
  }

  /// The folder for figures, made and found writable.
  ///
  /// - Parameters:
  ///   - lesson: The lesson's name, such as `compare`.
  ///   - names: What will be saved, without endings, so that whatever is in the way is found now.
  /// - Throws: `FileError` of kind `cannotCreate`.
  public func folder(of lesson: String, for names: [String] = []) throws(FileError) -> FigureFolder
  {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var folder = try FigureFolder(
      folderGiven ?? relativeToHere(usualPath(of: lesson, in: .current, after: arguments)),
      program: lesson, formats: formatsGiven ?? [.png], replacesOthers: force)
    folder.isShown = show
    folder.canvas = theme.hasFreeShape ? nil : theme.size
    do throws(FileError) {
      for name in names { try folder.check(name) }
    } catch {
      folder.removeIfEmpty()
      throw error
    }
    return folder
  }

  /// Where figures go unless told otherwise: into the gallery if the run is as in the lesson, so
  /// that nothing else is written over it.
  ///
  /// - Parameters:
  ///   - repository: The workbench; nil if there is none around.
  ///   - arguments: What was typed after the lesson's name.
  package func usualPath(
    of lesson: String, in repository: Repository?, after arguments: [String]
  ) -> String {
    let isAsInTheLesson = formatsGiven == nil && FigureSource.lasting(arguments).isEmpty
    return repository?.figureFolder(of: lesson, inGallery: isAsInTheLesson) ?? "figures/\(lesson)"
  }
}

extension Theme {
  /// A style by its name.
  fileprivate static func named(option name: String) throws -> Theme {
    guard let theme = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name).joined(separator: ", ")
      throw ValidationError("expected one of \(names)")
    }
    return theme
  }
}
