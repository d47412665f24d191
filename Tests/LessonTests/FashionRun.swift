import Testing

/// Runs of `fashion` on little data.
enum FashionRun {
  /// What all runs have in common: figures are drawn small, and nothing is said.
  static let common = ["--data", "d", "--figures", "f", "--size", "640x360", "-q"]

  /// A folder with small images in `d`.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    return folder
  }

  /// A run with what all have in common, and more options.
  static func run(_ options: String..., in folder: TemporaryFolder) throws -> ProgramRun {
    try folder.fashion(common + options)
  }
}
