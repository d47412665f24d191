extension SavedTraining {
  /// Writes everything, whole or not at all.
  public func save(to path: String) throws {}
}
