/// A step that takes a while: how far it is, and how long it will still take.
///
/// On a terminal one line is drawn over and over. Elsewhere the milestones are written, one plain
/// line each, and where they are far apart a line every ten seconds.
public final class StepProgress {
  let title: String
  private let total: Int
  private let console: Console
  private let start: Double
  /// How much was done before this step began.
  let doneBefore: Int
  private var lastDrawn = -Double.infinity
  private var lastSpoken: Double
  private var lastMilestone: Double
  /// How much is done.
  private(set) var done: Int

  init(_ title: String, total: Int, doneBefore: Int, on console: Console) {
    self.title = title
    self.doneBefore = doneBefore
    done = doneBefore
    self.total = max(total, 1)
    self.console = console
    start = console.seconds
    lastSpoken = start
    lastMilestone = start
  }

  /// How long ago the last milestone was, or the beginning if there was none, in seconds.
  var secondsSinceMilestone: Double { console.seconds - lastMilestone }

  /// Notes how much is done; cheap enough to be called for every batch.
  ///
  /// - Parameters:
  ///   - done: 0 ... total, in the unit of the step.
  ///   - detail: What is going on, such as `epoch 3/30 · 12,800/55,000 images`.
  public func advance(to done: Int, _ detail: @autoclosure () -> String) {
    self.done = done
    let now = console.seconds
    if console.messages.isTerminal {
      // Ten times a second is more than an eye needs.
      guard now - lastDrawn >= 0.1 else { return }
      lastDrawn = now
      draw(detail())
    } else if now - lastSpoken >= 10 {
      speak("\(title) · \(timeLeft) · \(detail())")
    }
  }

  /// Writes a line that stays, such as how much there is to do.
  func speak(_ line: String) {
    lastSpoken = console.seconds
    console.say(line)
  }

  /// Notes how much is done, and writes a line that stays, such as the losses after an epoch; with
  /// the time left, if that fits 80 columns.
  public func milestone(at done: Int, _ line: String) {
    self.done = done
    lastMilestone = console.seconds
    let withTime = "\(line), \(timeLeft)"
    speak(done < total && columnCount(withTime) <= 80 ? withTime : line)
  }

  /// Ends the step; its progress line goes away.
  ///
  /// - Returns: How long the step took, in seconds.
  @discardableResult
  public func finish() -> Double {
    console.clearLiveLine()
    return console.seconds - start
  }

  /// The time left, if the rest goes as fast as what is done: `18 s left`, `2 min left`.
  ///
  /// Nothing is said before a second has passed or 2 % are done: the first batches are slower than the others.
  package var timeLeft: String {
    if done <= doneBefore { return "time left unknown" }
    let elapsed = console.seconds - start
    let share = Double(done - doneBefore) / Double(max(total - doneBefore, 1))
    if elapsed < 1, share < 0.02 { return "time left unknown" }
    let seconds = elapsed / Double(done - doneBefore) * Double(max(total - done, 0))
    // An estimate is not good to a tenth of a second, nor one of minutes to the second.
    if seconds < 99.5 { return "\(Int(seconds.rounded())) s left" }
    if seconds < 3570 { return "\(Int((seconds / 60).rounded())) min left" }
    return "\(duration(seconds)) left"
  }

  /// Draws the line: what matters most comes first, and what does not fit is left out.
  private func draw(_ detail: String) {
    let text = printable("\(title) · \(timeLeft) · \(detail)")
    let share = min(max(Double(done) / Double(total), 0), 1)
    let percent = " · \(Int(share * 100)) %"
    let filled = Int(share * 10)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    // A line that reaches the last column would wrap and could not be drawn over.
    let room = console.messages.width - 1 - columnCount(text)
    if room >= columnCount(percent) + 11 {
      console.showLive(text + percent + " " + console.messages.colored(bar, .cyan))
    } else if room >= columnCount(percent) {
      console.showLive(text + percent)
    } else {
      console.showLive(shortened(text, toColumns: console.messages.width - 1))
    }
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
