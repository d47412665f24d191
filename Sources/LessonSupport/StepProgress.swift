/// A step that takes a while: how far it is, and how long it will still take.
///
/// On a terminal one line is drawn over and over; elsewhere only the milestones are written, one
/// plain line each.
public final class StepProgress {
  private let title: String
  private let total: Int
  private let console: Console
  private let start: Double
  private var done = 0
  private var lastDrawn = -Double.infinity

  init(_ title: String, total: Int, on console: Console) {
    self.title = title
    self.total = max(total, 1)
    self.console = console
    start = console.seconds
  }

  /// Notes how much is done; cheap enough to be called for every batch.
  ///
  /// - Parameters:
  ///   - done: 0 ... total, in the unit of the step.
  ///   - detail: What is going on, such as `epoch 3 of 30, 12,800 of 55,000 images`.
  public func advance(to done: Int, _ detail: @autoclosure () -> String) {
    self.done = done
    let now = console.seconds
    // Ten times a second is more than an eye needs.
    guard console.messages.isTerminal, now - lastDrawn >= 0.1 else { return }
    lastDrawn = now
    draw(detail())
  }

  /// Notes how much is done, and writes a line that stays, such as the losses after an epoch.
  public func milestone(at done: Int, _ line: String) {
    self.done = done
    console.say(done < total ? "\(line) · \(timeLeft)" : line)
  }

  /// Ends the step; its progress line goes away.
  ///
  /// - Returns: How long the step took, in seconds.
  @discardableResult
  public func finish() -> Double {
    console.clearLiveLine()
    return console.seconds - start
  }

  /// The time left, if the rest goes as fast as what is done: `about 2 min left`.
  package var timeLeft: String {
    if done <= 0 { return "time left not known yet" }
    let elapsed = console.seconds - start
    return "\(duration(elapsed / Double(done) * Double(max(total - done, 0)))) left"
  }

  private func draw(_ detail: String) {
    let share = min(max(Double(done) / Double(total), 0), 1)
    let percent = "\(Int(share * 100))"
    let padding = String(repeating: " ", count: 3 - percent.count)
    let text = printable(" \(padding)\(percent) % · \(detail) · \(timeLeft)")
    let filled = Int(share * 10)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    // A line that reaches the last column would wrap and could not be drawn over.
    let room = console.messages.width - 1 - columnCount(title) - 1 - 10
    guard room > 0 else { return }
    console.showLive(
      "\(title) " + console.messages.colored(bar, .cyan) + shortened(text, toColumns: room))
  }
}

/// A length of time in words for people: `0.4 s`, `41 s`, `2 min 5 s`, `1 h 10 min`.
///
/// - Parameter seconds: At least 0; anything else is shown as `?`.
public func duration(_ seconds: Double) -> String {
  guard seconds >= 0, seconds < 1e9 else { return "?" }
  if seconds < 9.95 {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 {
    return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s"
  }
  return "\(whole / 3600) h \(whole % 3600 / 60) min"
}
