import Datasets
import Figures
import Files
import Learning
import Matrices
import Metrics
import Networks
import Neurons

/// What a program tells the shell when it ends.
///
/// The numbers are those of BSD's `sysexits.h`, which swift-argument-parser uses as well, and the
/// shell's own 130 for a program ended by Ctrl-C.
public enum ProgramStatus: Int32, Sendable {
  /// Everything was done.
  case success = 0
  /// The program ran, and a check that it was asked to make failed.
  case checkFailed = 1
  /// The options are wrong or contradict each other.
  case usage = 64
  /// A file was read and its contents are wrong.
  case badData = 65
  /// A file that is needed is not there.
  case noInput = 66
  /// Something that should not be possible.
  case unexpected = 70
  /// A file or folder cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed half way.
  case inputOutput = 74
  /// The user pressed Ctrl-C.
  case interrupted = 130
}

/// An error that knows with which status a program should end because of it.
public protocol StatesProgramStatus: Error {
  /// The status for the shell.
  var programStatus: ProgramStatus { get }
}

extension ProgramStatus {
  /// The status for any error: what the error states, else ``unexpected``.
  public init(for error: any Error) {
    self = (error as? any StatesProgramStatus)?.programStatus ?? .unexpected
  }
}

extension FileError: StatesProgramStatus {
  /// Missing and unreadable are input that is not there; the others are output that cannot be.
  public var programStatus: ProgramStatus {
    switch kind {
    case .missing, .unreadable: .noInput
    case .cannotCreate: .cannotCreate
    case .writeFailed: .inputOutput
    }
  }
}

extension LearningError: StatesProgramStatus {
  /// Examples that cannot be learnt from are bad data.
  public var programStatus: ProgramStatus { .badData }
}

extension DatasetError: StatesProgramStatus {
  /// Nothing there, wrong contents and a wrong setting are told apart.
  public var programStatus: ProgramStatus {
    switch kind {
    case .noInput: .noInput
    case .badData: .badData
    case .badSetting: .usage
    }
  }
}

extension NeuronError: StatesProgramStatus {
  /// Examples, points or settings that a neuron cannot work with are bad data.
  public var programStatus: ProgramStatus { .badData }
}

extension SafetensorsError: StatesProgramStatus {
  /// A saved model that is not what it should be is bad data.
  public var programStatus: ProgramStatus { .badData }
}

extension NetworkError: StatesProgramStatus {
  /// A training that did not succeed, such as one whose loss is no longer finite.
  public var programStatus: ProgramStatus { .checkFailed }
}

extension FigureError: StatesProgramStatus {
  /// What cannot be drawn is bad data; fonts that are not installed are input that is not there.
  public var programStatus: ProgramStatus {
    description == FontNotice.none ? .noInput : .badData
  }
}

extension MetricError: StatesProgramStatus {
  /// What cannot be judged is bad data.
  public var programStatus: ProgramStatus { .badData }
}

/// A check that a lesson makes of its own results, and that failed.
public struct CheckFailure: StatesProgramStatus, CustomStringConvertible {
  /// What was expected and what was found.
  public let description: String
  /// Always ``ProgramStatus/checkFailed``.
  public var programStatus: ProgramStatus { .checkFailed }

  /// A failed check with its message.
  public init(_ description: String) {
    self.description = description
  }
}
