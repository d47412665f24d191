import Foundation
import Testing

/// Lets `pngcheck`, where it is installed, read every chunk and row of a PNG file by itself.
func checkWithPNGCheck(_ file: String, in folder: TemporaryFolder) throws {
  let program = "/usr/bin/pngcheck"
  guard FileManager.default.isExecutableFile(atPath: program) else { return }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = ["-q", "\(folder.path)/\(file)"]
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(file)")
}
