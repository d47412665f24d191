/// Ends training before an epoch that would not end in time.
public struct TimeBudget: Callback, Equatable {
  /// How long training may take, in minutes; a finite number above 0.
  public let minutes: Double

  /// Training for some minutes; one epoch at least.
  public init(minutes: Double) {
    self.minutes = minutes
  }

  /// Checks the setting.
  public func trainingBegins(_ moment: TrainingMoment) throws {
    guard minutes > 0, minutes.isFinite else {
      throw NetworkError("TimeBudget: expected minutes above 0, received \(minutes)")
    }
  }

  /// Ends training if one more epoch as long as the last would take too long.
  public func epochEnded(_ moment: TrainingMoment) -> String? {
    let next = moment.seconds + (moment.history.seconds.last ?? 0)
    guard next > 60 * minutes else { return nil }
    return "the next epoch would not have ended within \(minutes) minutes"
  }
}
