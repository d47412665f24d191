extension ConfusionMatrix {
  /// The mean recall of the classes that occur: an accuracy in which every class counts the same.
  ///
  ///     balanced accuracy = mean over the classes that occur of TP / (TP + FN)
  ///
  /// Who always guesses the same of k classes has 1 / k, however common that class is, where the
  /// accuracy would flatter. It is the macro recall with the classes left out that were predicted
  /// but do not occur.
  ///
  /// - Returns: 0...1; it is always defined, for at least one class occurs.
  /// - Source: Brodersen, Ong, Stephan & Buhmann, "The balanced accuracy and its posterior
  ///   distribution", 2010; scikit-learn's `balanced_accuracy_score`.
  public var balancedAccuracy: Double {
    average(.macro) { $0.recall(zeroDivision: .nan) }
  }
}
