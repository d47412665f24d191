import LessonSupport
import Testing
import Workbench

/// A training that had made all its epochs when it was found.
@Suite struct FashionCompleteTests {
  /// A complete training is no reason to believe all that a file and the options say.
  @Test func aCompleteTrainingIsCheckedToo() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let common = ["--figures", "f", "--size", "640x360", "-q", "--epochs", "2"]
    let first = try folder.fashion(common + ["--data", "d", "--checkpoint", "c"])
    #expect(first.status == 0, "\(first.errors)")
    let data = try Dataset.images(folder: folder.path + "/d")
    for (file, units, validation) in [("shapes", 20, data.validation), ("columns", 300, nil)] {
      var network = try Sequential(inputShape: data.imageShape, seed: 42) {
        Flatten()
        Dense(units, activation: .relu)
        Dense(100, activation: .relu)
        Dense(3, activation: .softmax)
      }
      try network.fit(
        data.training, validation: validation, epochs: 2, batchSize: 32, seed: 42,
        measuresTraining: true, callbacks: [Checkpoint("\(folder.path)/\(file)")])
    }
    // As many images, with other pixels.
    try SmallImages(noise: 0.7).write(to: folder, in: "e")
    for (options, words) in [
      (["--data", "e", "--checkpoint", "c"], "the same training examples"),
      (["--data", "d", "--checkpoint", "c", "--patience", "2"], "kept the weights of its best"),
      (["--data", "d", "--checkpoint", "shapes"], "the same layers"),
      (["--data", "d", "--checkpoint", "columns"], "the same columns of the history"),
    ] {
      let run = try folder.fashion(common + options)
      #expect(run.status != 0 && !run.output.contains("evaluate"))
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }
}
