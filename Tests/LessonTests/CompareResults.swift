import Foundation
import Testing

/// The results of `compare` as another program would read them; each key that is missing is an
/// error.
struct CompareResults: Decodable {
  let schema: Int
  let lesson: String
  let seed: UInt64
  let data: DataPart
  let classifiers: [ClassifierPart]
  let mcnemar: McNemarPart
  let verdict: String
  let figures: [String]

  struct DataPart: Decodable {
    let name: String
    let classes: [String]
    let training: Int
    let validation: Int
    let test: Int
  }

  struct ClassifierPart: Decodable {
    let name: String
    let accuracy: Double
    let accuracy_interval: [Double]
    let precision_macro: Double
    let recall_macro: Double
    let f1_macro: Double
    let precision_weighted: Double
    let recall_weighted: Double
    let f1_weighted: Double
    let confusion_matrix: [[Int]]
    let fit_seconds: Double
    let predict_seconds: Double
    let parameters: Int
    // The network's own.
    let history: [String: [Double]]?
    let weight_digest: String?
    // The support vector machine's own.
    let C: Double?
    let loss: String?
    let objective: [Double]?
    let relative_gap: Double?
  }

  struct McNemarPart: Decodable {
    let both: Int
    let only_first: Int
    let only_second: Int
    let neither: Int
    let p: Double
  }

  /// Reads a file below a folder.
  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }

  var network: ClassifierPart { classifiers[0] }
  var machine: ClassifierPart { classifiers[1] }
}

/// The predictions of `compare`, read as plain text.
struct ComparePredictions {
  /// Shape (examples); which example of the data it is.
  let indices: [Int]
  /// Shape (examples).
  let truth: [Int]
  /// By classifier, shape (examples).
  private(set) var guesses: [String: [Int]] = [:]
  /// By classifier, shape (examples, classes).
  private(set) var scores: [String: [[Double]]] = [:]

  /// Reads a file below a folder.
  init(_ name: String, in folder: TemporaryFolder) throws {
    let lines = try folder.text(of: name).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.last == "" && lines.count > 1, "expected an end of the last line")
    let columns = lines[0].split(separator: ",").map(String.init)
    let cells = lines.dropFirst().dropLast().map { $0.split(separator: ",").map(String.init) }
    try #require(cells.allSatisfy { $0.count == columns.count }, "expected lines of equal length")
    func numbers(_ column: Int) throws -> [Double] {
      try cells.map { try #require(Double($0[column]), "expected a number in \($0)") }
    }
    try #require(columns.starts(with: ["index", "truth"]), "found \(columns)")
    indices = try numbers(0).map { Int($0) }
    truth = try numbers(1).map { Int($0) }
    for (column, name) in columns.enumerated().dropFirst(2) {
      let parts = name.split(separator: ":")
      if parts.count == 1 {
        guesses[name] = try numbers(column).map { Int($0) }
        scores[name] = Array(repeating: [], count: cells.count)
      } else {
        let classifier = String(parts[0])
        let values = try numbers(column)
        #expect(scores[classifier]?.first?.count == Int(parts[1]), "expected the classes in order")
        for example in cells.indices { scores[classifier]?[example].append(values[example]) }
      }
    }
  }
}

/// What is in a JSON file apart from times and the places of figures, its keys sorted.
func lasting(_ json: [UInt8]) throws -> String {
  func cleared(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(cleared) }
    guard let object = value as? [String: Any] else { return value }
    return object.filter { !$0.key.hasSuffix("seconds") && $0.key != "figures" }.mapValues(cleared)
  }
  let value = cleared(try JSONSerialization.jsonObject(with: Data(json)))
  let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
  return String(decoding: data, as: UTF8.self)
}
