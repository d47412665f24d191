extension SavedTraining {
  /// The network as a training that ended here would leave it.
  ///
  /// - Parameter restoringBest: Whether it is to have the weights of the best epoch, as with
  ///   ``EarlyStopping``; those of the last epoch if no best ones were kept.
  public func finalNetwork(restoringBest: Bool) -> Sequential {
    var result = network
    if restoringBest, let best { result.parameters = best }
    return result
  }
}
