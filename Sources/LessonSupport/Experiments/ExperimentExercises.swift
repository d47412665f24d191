import Workbench

/// The exercises of the lesson, their answers worked out where they do not depend on a run.
public enum ExperimentExercises {
  /// The exercises in their order on the lesson's page.
  public static func all() -> [Exercise] { [counting, scaling, tooLarge] }

  /// What an epoch and an update are.
  private static var counting: Exercise {
    let (images, updates) = (5120, 200)
    let rows = [1, 32, 256, images].map { size in
      "\(size == images ? "all" : grouped(size)): \(grouped(images / size)) and "
        + grouped(updates * size)
    }
    return Exercise(
      "5,120 images: how many updates has an epoch in batches of 1, of 32, of 256 and of all? And "
        + "how many images do 200 updates see? Count first, then check with the tables.",
      answer: "Of \(rows.joined(separator: "; of ")). In section 1, “an epoch” has the updates; in "
        + "section 2, “images seen” the images.")
  }

  private static let scaling = Exercise(
    "Compare batches of 32 at a learning rate of 0.01 (--sizes 32) with batches of 256 at 0.08 "
      + "(--sizes 256 --learning-rate 0.08 --figures more). Eight times as large a batch, eight times "
      + "the rate: how close do they come after the same epochs, measured by the noise?",
    answer:
      "Close: 0.509 with 32 images a batch and 0.539 with 256, 1.3 times the larger noise, 0.023; other "
      + "seeds part them by half to twice the noise. One large step goes about as far as eight small "
      + "ones. That is the linear scaling rule "
      + "of Goyal et al., “Accurate, Large Minibatch SGD” (2017). It ends where a step gets so large "
      + "that the slope at its beginning says nothing about its end. As that comes first where the "
      + "weights are still random, they let the rate grow over the first epochs (warm-up; here "
      + "LearningRateSchedule.warmUp).")

  private static let tooLarge = Exercise(
    "Run --quick --learning-rate 0.1, then 0.3 and 1. Which batch size is the first that no longer "
      + "learns? Is there one that bears a rate of 1? What does the test of learning rates, in "
      + "batches of 32, say?",
    answer:
      "The smallest gives in first: at 0.1 it hardly gets beyond guessing, at 0.3 it is stopped at "
      + "once. The slope of a single image points anywhere, and large steps along it never "
      + "settle; the mean over many images points downhill more surely and bears a larger rate. But "
      + "a rate of 1 is too much for all: even the surest step ends beyond the valley. The test "
      + "suggests 0.0055 to 0.12: 0.1 is inside, 0.3 above. Even so, 32 images at 0.3 still are best "
      + "after the epochs, with a loss of 0.68 and a noise of 0.058: the range says where all goes well, "
      + "not where all ends, and only for its own batch size.")
}
