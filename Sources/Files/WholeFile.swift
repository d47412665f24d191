import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are read whole, and written whole or not at all.
public enum WholeFile {
  /// All bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file to read.
  ///   - limit: The largest size accepted, in bytes; a larger file is refused before it is read.
  /// - Returns: The contents; empty for an empty file.
  /// - Throws: ``FileError`` of kind `missing` or `unreadable`.
  public static func read(
    _ path: String, limit: Int = 4 << 30
  ) throws(FileError) -> [UInt8] {
    let descriptor = retryingOnInterrupt { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        throw FileError(.missing, path: path, reason: "Check the path.")
      }
      throw FileError(.unreadable, path: path, reason: systemMessage())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileError(.unreadable, path: path, reason: systemMessage())
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(
        .unreadable, path: path, reason: "expected a file, found a folder. Name a file in it.")
    }
    let tooLarge = FileError(
      .unreadable, path: path, reason: "expected at most \(limit) bytes, found more.")
    if status.st_size > limit { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    while true {
      // A pipe has no size: what comes is counted as it comes.
      let (count, failure) = append(from: descriptor, to: &bytes)
      if let failure { throw FileError(.unreadable, path: path, reason: failure) }
      if count == 0 { return bytes }
      if bytes.count > limit { throw tooLarge }
    }
  }

  /// Writes a file whole: a temporary file beside the target, flushed to disk, then renamed.
  ///
  /// Whatever stood at `path` before is replaced in one step, or left as it was if anything fails.
  /// A device or a pipe, which cannot be replaced, is written to directly.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - path: Where they belong. The folder must exist; see ``createFolder(_:)``.
  /// - Throws: ``FileError`` of kind `cannotCreate` or `writeFailed`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if try !isReplaceable(path) { return try writeDirectly(bytes, to: path) }
    let (temporary, descriptor) = try openTemporary(beside: path)
    var failure = writeAll(bytes, to: descriptor)
    if failure == nil, fsync(descriptor) != 0 { failure = systemMessage() }
    if close(descriptor) != 0, failure == nil { failure = systemMessage() }
    if failure == nil, rename(temporary, path) != 0 { failure = systemMessage() }
    if let failure {
      unlink(temporary)
      throw FileError(.writeFailed, path: path, reason: failure)
    }
  }

  /// Writes a text as UTF-8, whole or not at all.
  ///
  /// - Throws: ``FileError`` as ``write(_:to:)-([UInt8],_)`` does.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder and the folders above it, unless they are there.
  ///
  /// - Throws: ``FileError`` of kind `cannotCreate` if one of them cannot be made, or if a file
  ///   stands in the way.
  public static func createFolder(_ path: String) throws(FileError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(
          .cannotCreate, path: path, reason: "expected a folder, found a file. Move it away.")
      }
      return
    }
    let parent = folder(of: path)
    if parent != path { try createFolder(parent) }
    if mkdir(path, 0o755) == 0 { return }
    let failure = systemMessage()
    // Somebody else may have made it in the meantime; a link that leads nowhere is no folder.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(.cannotCreate, path: path, reason: failure)
    }
  }

  /// Finds out now whether a file could be written later, and leaves no trace.
  ///
  /// A long computation calls this first, so that a read-only folder is found before the work and
  /// not after it.
  ///
  /// - Throws: ``FileError`` of kind `cannotCreate`.
  public static func checkWritable(_ path: String) throws(FileError) {
    if try !isReplaceable(path) {
      if access(path, W_OK) == 0 { return }
      throw FileError(.cannotCreate, path: path, reason: systemMessage())
    }
    let (temporary, descriptor) = try openTemporary(beside: path)
    close(descriptor)
    unlink(temporary)
  }

  // MARK: - Pieces

  /// The folder that a path lies in: `.` for a bare name.
  static func folder(of path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.count > 1 && trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// Whether a path names a file, or nothing yet; false for a device or a pipe.
  private static func isReplaceable(_ path: String) throws(FileError) -> Bool {
    if path.isEmpty || path.hasSuffix("/") {
      throw FileError(.cannotCreate, path: path, reason: "expected the name of a file, found none.")
    }
    var status = stat()
    if stat(path, &status) != 0 {
      if errno == ENOENT { return true }
      throw FileError(.cannotCreate, path: path, reason: systemMessage())
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(
        .cannotCreate, path: path,
        reason: "expected a file name, found a folder. Name a file in it.")
    }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// Opens a new file in the folder of `path`, under a name that nobody else uses.
  private static func openTemporary(
    beside path: String
  ) throws(FileError) -> (path: String, descriptor: Int32) {
    // A long name must not make the temporary one too long for the file system.
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let start = String(name.unicodeScalars.prefix(40))
    while true {
      let number = temporaryCount.add(1, ordering: .relaxed).newValue
      let temporary = "\(folder(of: path))/.\(start).\(getpid())-\(number).partial"
      let descriptor = retryingOnInterrupt {
        open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      }
      if descriptor >= 0 { return (temporary, descriptor) }
      if errno != EEXIST { throw FileError(.cannotCreate, path: path, reason: systemMessage()) }
    }
  }

  /// How many temporary files were named, so that two threads never write to the same one.
  private static let temporaryCount = Atomic<Int>(0)

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = retryingOnInterrupt { open(path, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw FileError(.cannotCreate, path: path, reason: systemMessage())
    }
    let failure = writeAll(bytes, to: descriptor)
    close(descriptor)
    if let failure { throw FileError(.writeFailed, path: path, reason: failure) }
  }

  /// Writes all bytes, however many calls it takes; the system's message if it fails.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = retryingOnInterrupt { systemWrite(descriptor, rest.baseAddress, rest.count) }
        if count < 0 { return systemMessage() }
        written += count
      }
      return nil
    }
  }

  /// Reads up to a mebibyte onto the end of `bytes`: how many came, or the system's message.
  private static func append(
    from descriptor: Int32, to bytes: inout [UInt8]
  ) -> (count: Int, failure: String?) {
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      count = retryingOnInterrupt { systemRead(descriptor, buffer.baseAddress, buffer.count) }
      if count < 0 { count = 0 } else { errno = 0 }
    }
    if chunk.isEmpty && errno != 0 { return (0, systemMessage()) }
    bytes += chunk
    return (chunk.count, nil)
  }
}

// `WholeFile.read` and `.write` hide the system's functions of the same name; these name them.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

/// Repeats a system call for as long as a signal interrupts it.
private func retryingOnInterrupt<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// The system's own words for its last error.
private func systemMessage() -> String {
  let code = errno
  let advice =
    switch code {
    case ENOSPC: " Free some space, or choose another folder."
    case EACCES, EPERM, EROFS: " Choose a folder that you may write to."
    case ENOENT: " Check that the folder exists."
    default: ""
    }
  return "\(String(cString: strerror(code))).\(advice)"
}
