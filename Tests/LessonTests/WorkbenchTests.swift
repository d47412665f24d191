import Foundation
import Testing

/// The script `workbench`, run by `sh`; whatever would install or build is replaced by stand-ins.
@Suite struct WorkbenchTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test func withoutAWordItListsTheLessons() throws {
    let run = try workbench([])
    #expect(run.status == 0)
    let names = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root + "/lessons")
    #expect(
      names.map(String.init) == folders.sorted().map { String($0.drop { $0 != "-" }.dropFirst()) })
  }

  @Test func anUnknownWordIsWrongUsageAndNamesWhatThereIs() throws {
    for word in ["nonsense", "", "-x", ".*", "comp"] {
      let run = try workbench([word])
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("compare"))
      #expect(run.errors.contains("doctor"))
    }
  }

  @Test func aNewLessonIsListedByItsHeading() throws {
    let folder = try copy()
    try folder.write(
      "# neuron: What does one neuron see?\n\nText.\n", to: "lessons/1-neuron/README.md")
    let run = try workbench([], in: folder)
    #expect(run.output.hasPrefix("  neuron       What does one neuron see?\n"))
  }

  @Test func itIsFoundThroughALinkAndRunsTheLessonWhereTheUserStands() throws {
    let folder = try copy()
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: elsewhere.path + "/link", withDestinationPath: folder.path + "/workbench")
    // The stand-in for swift builds a program that says where it stands and what it was given.
    try standIn(
      "swift", in: folder,
      """
      mkdir -p '\(folder.path)/.build/release'
      printf '#!/bin/sh\\npwd -P; printf "<%%s>" "$@"; exit 7\\n' > '\(folder.path)/.build/release/compare'
      chmod +x '\(folder.path)/.build/release/compare'
      echo built >> '\(folder.path)/builds'
      """)
    for _ in 1...2 {
      let run = try execute(
        "/bin/sh", ["./link", "compare", "a b", "--x=*"], path: folder.path + "/bin",
        directory: elsewhere.path)
      #expect(run.status == 7)
      #expect(run.output == "\(elsewhere.path)\n<a b><--x=*>")
    }
    #expect(try folder.text(of: "builds") == "built\n")
    Thread.sleep(forTimeInterval: 0.05)
    try folder.write("// changed", to: "Sources/New.swift")
    #expect(try workbench(["compare"], in: folder).status == 7)
    #expect(try folder.text(of: "builds") == "built\nbuilt\n")
  }

  @Test func theCompilerIsHeardOnlyWhenItFails() throws {
    let folder = try copy()
    try standIn(
      "swift", in: folder, "echo 'warning: prohibited flag(s): x'; echo 'error: y'; exit 1")
    let run = try workbench(["compare"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("error: y"))
    #expect(!run.errors.contains("prohibited"))
    #expect(run.output.isEmpty)
  }

  @Test func withoutSwiftItSaysWhereToGetIt() throws {
    let folder = try copy()
    let run = try workbench(["compare"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("https://www.swift.org/install"))
    let doctor = try workbench(["doctor"], in: folder)
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("missing  swift"))
  }

  @Test func setupInstallsWhatIsMissingAndIsSilentOtherwise() throws {
    let folder = try copy()
    try standIn("id", in: folder, "echo 0")
    try standIn("apt-get", in: folder, "echo \"$DEBIAN_FRONTEND $*\" >> '\(folder.path)/calls'")
    #expect(try workbench(["setup"], in: folder) == Run(status: 0, output: "", errors: ""))
    #expect(!folder.names.contains("calls"))

    try standIn("dpkg-query", in: folder, "exit 1")
    let run = try workbench(["setup"], in: folder)
    // Nothing was really installed, and that is noticed and said.
    #expect(run.status == 1 || run.errors.contains("installing"))
    let calls = try folder.text(of: "calls").split(separator: "\n")
    #expect(calls.first?.hasSuffix("update") == true)
    #expect(calls.dropFirst().first?.contains("libpng-dev libpango1.0-dev") == true)
    #expect(calls.allSatisfy { $0.hasPrefix("noninteractive ") })
  }

  @Test func setupSaysWhatToDoWhenTheNetworkIsGone() throws {
    let folder = try copy()
    try standIn("dpkg-query", in: folder, "exit 1")
    try standIn("id", in: folder, "echo 0")
    try standIn("apt-get", in: folder, "echo 'E: Unable to fetch'; exit 100")
    let run = try workbench(["setup"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("E: Unable to fetch"))
    #expect(run.errors.contains("network"))
    #expect(run.errors.contains("apt-get install -y"))
  }

  @Test func setupSaysWhoCanHelpWhereTheUserIsNoAdministrator() throws {
    let folder = try copy()
    try standIn("id", in: folder, "echo 1000")
    try standIn("dpkg-query", in: folder, "exit 1")
    try standIn("apt-get", in: folder, "echo called >> '\(folder.path)/calls'")
    let run = try workbench(["setup"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("needs an administrator. Let one run: apt-get install -y"))
    #expect(!folder.names.contains("calls"))
  }

  @Test func onAMacHomebrewIsAskedForWhatIsMissing() throws {
    let folder = try copy()
    try standIn("uname", in: folder, "echo Darwin")
    try standIn(
      "brew", in: folder,
      "[ \"$1\" = --prefix ] && echo '\(folder.path)/brew' || echo \"$*\" >> '\(folder.path)/calls'"
    )
    try folder.write("", to: "brew/opt/pango/x")
    #expect(try workbench(["setup"], in: folder).status == 0)
    #expect(try folder.text(of: "calls") == "install --quiet libpng pkg-config\n")
  }

  @Test func aFolderThatTheUserNamesIsNeverPassedOver() throws {
    let folder = try copy()
    try FileManager.default.removeItem(atPath: folder.path + "/images/t10k-labels-idx1-ubyte.gz")
    // The images are also where Keras keeps them.
    for file in ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"] {
      try folder.write("", to: "home/.keras/datasets/fashion-mnist/\(file)-ubyte.gz")
    }
    try standIn("apt-get", in: folder, "echo called >> '\(folder.path)/calls'")
    let setup = try workbench(["setup"], in: folder)
    #expect(setup.status == 66)
    #expect(setup.errors.contains("\(folder.path)/images does not hold the images"))
    #expect(setup.errors.contains("FASHION_MNIST_DIR"))
    #expect(!folder.names.contains("calls"))
    let doctor = try workbench(["doctor"], in: folder)
    #expect(doctor.status == 1)
    #expect(
      doctor.output.contains("missing  Fashion-MNIST            not in \(folder.path)/images"))
    // With nothing named, the others count.
    #expect(try workbench(["setup"], in: folder, images: "").status == 0)
  }

  @Test func imagesThatAreNotThePublishedOnesAreNotKept() throws {
    let folder = try copy()
    try standIn("uname", in: folder, "echo Darwin")
    try standIn("brew", in: folder, "echo '\(folder.path)/brew'")
    for package in ["pango", "libpng", "pkg-config"] {
      try folder.write("", to: "brew/opt/\(package)/x")
    }
    // Whatever is asked for, what comes is nothing, compressed.
    try standIn(
      "curl", in: folder, "while [ \"$1\" != -o ]; do shift; done; printf '' | gzip -c > \"$2\"")
    let run = try workbench(["setup"], in: folder, ignoringSystemImages: true, images: "")
    #expect(run.status == 65)
    #expect(run.errors.contains("expected contents with the SHA-256 digest c59f468a"))
    // The digest of nothing, by FIPS 180-4.
    #expect(run.errors.contains("found e3b0c44298fc1c149afbf4c8996fb924"))
    let cache = folder.path + "/home/Library/Caches/neural-workbench/fashion-mnist"
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
  }

  // MARK: - Figures

  /// A copy with a stand-in for swift, which builds whatever product it is asked for as the same
  /// script; that notes its name, its place and its arguments first.
  private func copy(building script: String) throws -> TemporaryFolder {
    let folder = try copy()
    try folder.write(
      "#!/bin/sh\necho \"${0##*/} $PWD $*\" >> '\(folder.path)/calls'\n\(script)\n", to: "program")
    try standIn(
      "swift", in: folder,
      """
      while [ "$1" != --product ]; do shift; done
      mkdir -p '\(folder.path)/.build/release'
      cat '\(folder.path)/program' > '\(folder.path)/.build/release/'"$2"
      chmod +x '\(folder.path)/.build/release/'"$2"
      """)
    return folder
  }

  @Test func theGalleryIsMadeByEveryLessonInOrder() throws {
    let folder = try copy(building: "mkdir -p figures/x; echo figure > figures/x/a.png")
    try folder.write("# neuron\n", to: "lessons/1-neuron/README.md")
    let run = try workbench(["figures"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    let calls = try folder.text(of: "calls").split(separator: "\n")
    #expect(calls == ["neuron \(folder.path) --quiet", "compare \(folder.path) --quiet"])
    for name in ["neuron", "compare"] {
      #expect(run.errors.contains("\n\(name) ...\n"))
      #expect(run.errors.contains(try Regex("\n\(name) drew its figures in [0-9]+ s\n")))
    }
  }

  @Test func theFirstLessonThatFailsEndsTheGallery() throws {
    let folder = try copy(building: "echo 'compare: no data' >&2; exit 66")
    try folder.write("# tuning\n", to: "lessons/9-tuning/README.md")
    let run = try workbench(["figures"], in: folder)
    #expect(run.status == 66)
    #expect(run.errors.contains("compare: no data\nworkbench: compare ended with status 66"))
    #expect(try folder.text(of: "calls").split(separator: "\n").count == 1)
  }

  @Test func aGalleryOfMoreThanFiveMegabytesIsRefused() throws {
    let folder = try copy(building: ":")
    for (count, status) in [(4_999_999, Int32(0)), (5_000_000, 1)] {
      try folder.write(String(repeating: "x", count: count), to: "figures/a/a.png")
      try folder.write("y", to: "figures/b.png")
      // The page that all figures can be put on does not count.
      try folder.write(String(repeating: "x", count: 100), to: "figures/index.html")
      let run = try workbench(["figures"], in: folder)
      #expect(run.status == status, "\(run.errors)")
      #expect(
        run.errors.contains("at most 5000000 bytes in figures/, found 5000001") == (status == 1))
    }
  }

  @Test func theOtherWordsOfFiguresAreThoseOfTheProgram() throws {
    let folder = try copy(building: "exit 7")
    let list = try workbench(["figures", "list", "a b"], in: folder)
    #expect(list.status == 7, "\(list.errors)")
    #expect(try folder.text(of: "calls") == "figures / list a b\n")
    let release = folder.path + "/.build/release"
    #expect(try FileManager.default.contentsOfDirectory(atPath: release) == ["figures"])
    // To verify, every lesson is needed.
    #expect(try workbench(["figures", "verify"], in: folder).status == 7)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: release).sorted() == [
        "compare", "figures",
      ])
  }

  @Test func helpOfWhatIsBuiltLooksForNothing() throws {
    let folder = try copy(building: "exit 0")
    #expect(try workbench(["compare"], in: folder).status == 0)
    for tool in ["dpkg-query", "apt-get", "swift"] {
      try standIn(tool, in: folder, "echo \(tool) >> '\(folder.path)/calls'; exit 1")
    }
    for option in ["--help", "-h", "--version"] {
      #expect(try workbench(["compare", option], in: folder).errors.isEmpty)
    }
    let calls = try folder.text(of: "calls").split(separator: "\n")
    #expect(
      calls == ["", " --help", " -h", " --version"].map { "compare /\($0.isEmpty ? " " : $0)" })
  }

  // MARK: - Pieces

  struct Run: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// What the script may find in a copy; all else, such as swift, is as if not installed.
  private static let tools = [
    "cat", "chmod", "cut", "date", "dirname", "env", "find", "grep", "gzip", "head", "id", "ls",
    "mkdir", "mv", "paste", "readlink", "rm", "sed", "sh", "sha256sum", "shasum", "tr", "wc",
  ]

  /// A copy of the script with one lesson, and the folders it looks into.
  private func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Self.root + "/workbench", toPath: folder.path + "/workbench")
    for name in ["Package.swift", "Sources/A.swift", "bin/none"] { try folder.write("", to: name) }
    for tool in Self.tools {
      let places = ["/usr/bin/\(tool)", "/bin/\(tool)"]
      guard let place = places.first(where: FileManager.default.isExecutableFile) else { continue }
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/bin/\(tool)", withDestinationPath: place)
    }
    // Every system looks like a Debian with all packages installed.
    try standIn("uname", in: folder, "echo Linux")
    try standIn("apt-get", in: folder, "exit 1")
    try standIn("dpkg-query", in: folder, "shift 2; for name; do echo \"ii  $name\"; done")
    try folder.write("# compare\n", to: "lessons/8-compare/README.md")
    for file in ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"] {
      try folder.write("", to: "images/\(file)-ubyte.gz")
    }
    return folder
  }

  /// Puts a script where the copy finds others.
  ///
  /// `cp` writes it: were it written here, a process that another test starts at that moment could
  /// hold it open, and a file that is open for writing cannot be executed.
  private func standIn(_ name: String, in folder: TemporaryFolder, _ script: String) throws {
    let place = "\(folder.path)/bin/\(name)"
    try? FileManager.default.removeItem(atPath: place)
    try folder.write("#!/bin/sh\n\(script)\n", to: "stand-in")
    let copying = try Process.run(
      URL(fileURLWithPath: "/bin/cp"), arguments: ["\(folder.path)/stand-in", place])
    copying.waitUntilExit()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
  }

  /// Runs a copy of the script, or the script itself.
  ///
  /// - Parameter ignoringSystemImages: Makes the copy forget where Debian installs the images.
  private func workbench(
    _ arguments: [String], in folder: TemporaryFolder? = nil, ignoringSystemImages: Bool = false,
    images: String? = nil
  ) throws -> Run {
    let root = folder?.path ?? Self.root
    if ignoringSystemImages, let folder {
      let script = try folder.text(of: "workbench")
      try folder.write(
        script.replacing("/usr/share/datasets/fashion-mnist", with: "/nowhere"), to: "workbench")
    }
    return try execute(
      "/bin/sh", [root + "/workbench"] + arguments,
      path: folder == nil ? "/usr/bin:/bin" : root + "/bin", directory: "/",
      home: root + "/home", images: images ?? root + "/images")
  }

  /// Runs a program with `path` to find others in, and nothing else of this environment.
  private func execute(
    _ program: String, _ arguments: [String], path: String, directory: String,
    home: String = "/nowhere", images: String = "/nowhere"
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = [
      "PATH": path, "HOME": home, "FASHION_MNIST_DIR": images,
    ]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // What is said is far shorter than what a pipe holds, so one may be read after the other.
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      errors: String(decoding: errorData, as: UTF8.self))
  }
}
