import Foundation
import Workbench

/// Small data sets for `compare`, the same in every run.
///
/// Each class has a pattern of its own, over which noise is laid, so that it can be learnt, but not
/// without mistakes.
struct SmallImages {
  var height = 6
  var width = 5
  var classCount = 3
  var trainingCount = 240
  var testCount = 60
  /// 0 leaves the patterns as they are; 1 leaves nothing of them.
  var noise = 0.8

  /// The four IDX files by name.
  var files: [String: [UInt8]] {
    var generator = SeededGenerator(seed: 7, stream: "small images")
    let patterns = (0..<classCount).map { _ in
      (0..<height * width).map { _ in generator.uniform() }
    }
    let training = examples(trainingCount, of: patterns, using: &generator)
    let test = examples(testCount, of: patterns, using: &generator)
    return [
      "train-images-idx3-ubyte": training.images, "train-labels-idx1-ubyte": training.labels,
      "t10k-images-idx3-ubyte": test.images, "t10k-labels-idx1-ubyte": test.labels,
    ]
  }

  /// Writes the files, below a folder; some or all of them compressed.
  func write(to folder: TemporaryFolder, in name: String, compressing part: String? = nil) throws {
    for (file, bytes) in files {
      try folder.write(bytes, to: "\(name)/\(file)")
      if let part, file.contains(part) { try compress("\(folder.path)/\(name)/\(file)") }
    }
  }

  private func examples(
    _ count: Int, of patterns: [[Double]], using generator: inout SeededGenerator
  ) -> (images: [UInt8], labels: [UInt8]) {
    var images: [UInt8] = [0, 0, 8, 3] + size(count) + size(height) + size(width)
    var labels: [UInt8] = [0, 0, 8, 1] + size(count)
    for _ in 0..<count {
      let label = generator.below(classCount)
      labels.append(UInt8(label))
      for value in patterns[label] {
        images.append(UInt8(255 * ((1 - noise) * value + noise * generator.uniform())))
      }
    }
    return (images, labels)
  }

  private func size(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
  }

  private func compress(_ path: String) throws {
    let gzip = try Process.run(URL(fileURLWithPath: "/usr/bin/env"), arguments: ["gzip", path])
    gzip.waitUntilExit()
  }
}

/// A table of two classes, one of them with a comma in its name, and a column that is constant.
func smallTable() -> String {
  var generator = SeededGenerator(seed: 7, stream: "small table")
  var text = "width,kind,\"height, cm\",constant\n"
  for index in 0..<120 {
    let isPear = index % 3 == 0
    let (width, height) = (isPear ? 6.0 : 7.0, isPear ? 9.0 : 7.0)
    text += "\(width + 2 * generator.uniform()),\(isPear ? "pear" : "\"apple, red\""),"
    text += "\(height + 3 * generator.uniform()),1\n"
  }
  return text
}
