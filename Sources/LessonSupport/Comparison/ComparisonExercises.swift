/// The exercises of the lesson `compare`; their answers hold for every run.
public enum ComparisonExercises {
  /// The exercises in their order on the lesson's page.
  public static func all() -> [Exercise] {
    [
      Exercise(
        "Run --epochs 1, 5 and 30. After how many epochs does the network beat "
          + "the SVM, and from when on is the difference significant?",
        answer: "The table and the last sentence of each run tell. After one "
          + "epoch the network is usually behind: the SVM is solved to the end, "
          + "the network has only begun."),
      Exercise(
        "Run --c 0.01 --loss hinge and compare with the squared hinge. How far "
          + "do the two disagree, and does it matter?",
        answer: "Both losses give nearly the same accuracy, well within its "
          + "interval: the hinge grows with how badly an image is missed, the "
          + "squared hinge with the square of it."),
      Exercise(
        "Five seeds: how much does the accuracy of the network change from one "
          + "to the next, and how much that of the SVM? Why?",
        answer: "The network's accuracy changes by some tenths of a point, "
          + "because it starts from other weights and sees the images in "
          + "another order, and ends elsewhere. The SVM has one optimum, and "
          + "arrives there from everywhere: the seed changes no more than what "
          + "the duality gap leaves open."),
    ]
  }
}
