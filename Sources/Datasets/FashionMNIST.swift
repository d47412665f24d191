import Foundation

/// What is known about Fashion-MNIST, and where its files usually lie.
///
/// 60,000 and 10,000 grey images of 28 × 28 pixels, of ten kinds of clothing.
///
/// - Source: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
///   Learning Algorithms", 2017.
enum FashionMNIST {
  static let name = "Fashion-MNIST"

  static let classNames = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
  ]

  /// The SHA-256 digests of the four files' decompressed content.
  ///
  /// The compressed files differ from one distributor to the next, their content does not.
  static let digests = [
    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
  ]

  /// Whether the files are those of Fashion-MNIST.
  static func recognizes(_ sources: [DataSource]) -> Bool {
    sources.map(\.sha256) == digests
  }

  /// The folders that are searched when none is given, in order.
  static func usualFolders(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    var folders = ["/usr/share/datasets/fashion-mnist"]
    if let home { folders.append("\(home)/.keras/datasets/fashion-mnist") }
    if let cache = cacheFolder(environment, home: home) {
      folders.append("\(cache)/neural-workbench/fashion-mnist")
    }
    return folders
  }

  /// Where programs keep what they can fetch again.
  ///
  /// - Source: freedesktop.org, "XDG Base Directory Specification" 0.8, 2021; a relative
  ///   `XDG_CACHE_HOME` is invalid and ignored.
  private static func cacheFolder(_ environment: [String: String], home: String?) -> String? {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache }
    #if os(macOS)
      return home.map { "\($0)/Library/Caches" }
    #else
      return home.map { "\($0)/.cache" }
    #endif
  }
}

extension Dataset {
  /// Fashion-MNIST from where it is installed, or the image data set in a given folder.
  ///
  /// Without a folder, these are searched in this order: the folder that the environment variable
  /// `FASHION_MNIST_DIR` names; `/usr/share/datasets/fashion-mnist`, where the Debian package puts
  /// it; `~/.keras/datasets/fashion-mnist`, where Keras does; and `neural-workbench/fashion-mnist` in
  /// the user's cache (`$XDG_CACHE_HOME`, else `~/.cache`, on macOS `~/Library/Caches`). A folder
  /// named by the parameter or the variable must hold the files: it is never passed over. The other
  /// folders are passed over unless all four files are there.
  ///
  /// - Parameters:
  ///   - folder: A folder with the four IDX files of any data set, or nil to search.
  ///   - environment: The environment variables; `HOME`, `XDG_CACHE_HOME` and `FASHION_MNIST_DIR` are
  ///     looked at, and an empty one counts as not set.
  ///   - validation: As in ``images(folder:validation:classNames:)``; nil means 5000 here.
  ///   - classNames: As in ``images(folder:validation:classNames:)``.
  /// - Throws: ``DatasetError`` of kind `noInput`, naming every place searched and the commands that
  ///   install the data, or as ``images(folder:validation:classNames:)`` does.
  public static func fashionMNIST(
    folder: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    validation: Int? = nil, classNames: [String]? = nil
  ) throws(DatasetError) -> Dataset {
    let named = environment["FASHION_MNIST_DIR"].flatMap { $0.isEmpty ? nil : $0 }
    if let given = folder ?? named {
      return try images(folder: given, validation: validation, classNames: classNames)
    }
    let folders = FashionMNIST.usualFolders(environment).map(IDXFolder.init)
    if let found = folders.first(where: { $0.lack == nil }) {
      return try images(folder: found.path, validation: validation, classNames: classNames)
    }
    let places = folders.map { "  \($0.path): \($0.lack ?? "complete")" }
    throw DatasetError(
      .noInput,
      """
      Fashion-MNIST was not found. Searched:
        FASHION_MNIST_DIR: not set
      \(places.joined(separator: "\n"))
      Install it with
        ./workbench setup
      or, on Debian and Ubuntu, with
        sudo apt-get install dataset-fashion-mnist
      or name the folder that holds its four files (--data DIR, or FASHION_MNIST_DIR).
      """)
  }
}
