import Workbench

/// The exercises of the lesson, their answers worked out where they do not depend on a run.
public enum FashionExercises {
  /// The exercises in their order on the lesson's page.
  public static func all() throws -> [Exercise] { [try counting(), overfitting, mirror] }

  /// How much is learnt, and how much of it in the first layer.
  private static func counting() throws -> Exercise {
    let network = try Sequential(inputShape: [28, 28], seed: 42) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let counts = network.parameters.map { grouped($0.count) }
    let first = network.parameters[0].count
    let share = Double(first) / Double(network.parameterCount)
    return Exercise(
      "How many numbers does the network learn, and what share of them belongs to the first layer? "
        + "Count first, then check with the summary.",
      answer: "(784 + 1) × 300 + (300 + 1) × 100 + (100 + 1) × 10 = \(counts[0]) + \(counts[1]) + "
        + "\(counts[2]) = \(grouped(network.parameterCount)), each + 1 a bias. The first layer has "
        + "\(percent(share)) of them, as each of its units looks at every pixel.")
  }

  private static let overfitting = Exercise(
    "Train for longer: --epochs 100, then with --patience 5 as well. From where on does the "
      + "validation loss rise, and what happens to the validation accuracy? What does --patience "
      + "change?",
    answer:
      "The dashed line marks the lowest validation loss. After it the loss rises, because the "
      + "network grows surer of its mistakes, while the accuracy, which does not ask how sure it is, "
      + "hardly changes. With --patience 5 training ends five epochs after the line, and the "
      + "weights of the line are kept.")

  private static let mirror = Exercise(
    "Show the network a shoe of your own from the side, and then its mirror image. Does it take both "
      + "for the same? Look at the shoes among the images: why?",
    answer:
      "Nearly all shoes of Fashion-MNIST point to the left. One that points to the right is like nothing "
      + "that the network has seen, and most often it takes it for something else, quite surely: "
      + "softmax makes probabilities that add up to 1 over the classes there are. They say which "
      + "class fits best among these, not whether any of them fits.")
}
