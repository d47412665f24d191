import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Thrown out of a long loop after the user has pressed Ctrl-C.
public struct Interrupted: StatesProgramStatus, CustomStringConvertible {
  /// The message as shown to a person.
  public let description = "interrupted; nothing was left half-written"
  /// Always ``ProgramStatus/interrupted``.
  public var programStatus: ProgramStatus { .interrupted }

  /// The one interruption there is.
  public init() {}
}

/// Ctrl-C, `kill` and a closed terminal, turned into an error that a long loop throws where it is safe to stop.
///
/// The first signal only sets a mark, which ``check()`` looks at. The second ends the program at
/// once, unless a file is being written at that moment; then it ends right after.
public enum Interruption {
  /// Starts to listen; a program calls this once, before its work.
  ///
  /// SIGPIPE is ignored from here on: a reader that goes away, as in `compare | head -1`, is seen
  /// when writing fails. A signal that whoever started the program told it to ignore, as `nohup`
  /// does, stays ignored.
  public static func listen() {
    // Touched here, so that they are initialised before a handler can need them.
    _ = signalCount.load(ordering: .relaxed) + writersBusy.load(ordering: .relaxed)
    signal(SIGPIPE, SIG_IGN)
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handle
    #else
      action.__sigaction_u.__sa_handler = handle
    #endif
    action.sa_flags = Int32(SA_RESTART)
    let signals = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    for signal in signals { sigaction(signal, &action, nil) }
    unblock(signals)
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var current = sigaction()
    sigaction(signal, nil, &current)
    #if canImport(Glibc)
      let handler = current.__sigaction_handler.sa_handler
    #else
      let handler = current.__sigaction_u.__sa_handler
    #endif
    // Functions cannot be compared, but SIG_IGN is a number, not the address of one.
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Lets signals through that whoever started the program may have held back: a mask is passed on
  /// to a new process, and the threads of Dispatch, for one, hold all signals back.
  private static func unblock(_ signals: [Int32]) {
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Whether a signal has come.
  public static var isRequested: Bool { signalCount.load(ordering: .relaxed) > 0 }

  /// Stops a long loop if the user has asked for it; cheap enough for every batch.
  ///
  /// - Throws: ``Interrupted`` once a signal has come.
  @inline(__always)
  public static func check() throws(Interrupted) {
    if isRequested { throw Interrupted() }
  }

  /// Does work that a second Ctrl-C must not cut in two, such as writing a file.
  public static func holdingBack<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    writersBusy.add(1, ordering: .sequentiallyConsistent)
    defer {
      writersBusy.subtract(1, ordering: .sequentiallyConsistent)
      if signalCount.load(ordering: .sequentiallyConsistent) > 1 {
        _exit(ProgramStatus.interrupted.rawValue)
      }
    }
    return try work()
  }
}

private let signalCount = Atomic<Int>(0)
private let writersBusy = Atomic<Int>(0)

/// Runs inside of a signal: only atomic operations, `write` and `_exit` are allowed here.
private func handle(_ signal: Int32) {
  let count = signalCount.add(1, ordering: .sequentiallyConsistent).newValue
  guard count > 1, writersBusy.load(ordering: .sequentiallyConsistent) == 0 || count > 4 else {
    return
  }
  var newline: UInt8 = 10
  _ = write(STDERR_FILENO, &newline, 1)
  _exit(130)
}
