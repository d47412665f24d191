import Datasets
import Foundation
import Learning
import Matrices
import SupportVectors
import Testing

/// Tight solutions in double precision: made by Tests/Fixtures/svm_reference.py.
struct SVMReference: Decodable {
  struct Case: Decodable, CustomTestStringConvertible {
    let data: String
    let columns: String?
    let scaling: String
    let rows: Int?
    let classes: Int
    let loss: String
    let C: Double
    let objectives: [Double]
    let relative_gaps: [Double]
    let training_accuracy: Double
    let coefficients: [[Double]]?
    let intercepts: [Double]?

    /// The training images that the reference used: the first ones.
    var firstRows: [Int] { Array(0..<(rows ?? 0)) }

    var testDescription: String {
      "\(data) \(columns ?? "\(rows ?? 0) rows") \(scaling), \(classes) classes, \(loss), C = \(C)"
    }
  }

  let solutions: [Case]

  static let all: [Case] = {
    let file = folder.appending(path: "svm_reference.json")
    guard let data = try? Data(contentsOf: file),
      let reference = try? JSONDecoder().decode(SVMReference.self, from: data)
    else { return [] }
    return reference.solutions
  }()

  /// Those whose examples are at hand.
  static let solvable = all.filter { $0.data == "iris" || fashionMNIST != nil }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
}

/// The examples that a reference was solved on; nil if they are not installed.
func examples(_ reference: SVMReference.Case) throws -> LabeledExamples? {
  reference.data == "iris" ? try iris(reference) : try fashionMNIST?.examples(reference.firstRows)
}

/// Fisher's iris, from Tests/Fixtures/svm_iris.csv, as the reference script takes it.
func iris(_ reference: SVMReference.Case) throws -> LabeledExamples {
  let text = try String(
    contentsOf: SVMReference.folder.appending(path: "svm_iris.csv"), encoding: .utf8)
  let lines = text.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
  let names = ["setosa", "versicolor", "virginica"]
  let kept = lines.filter { reference.classes == 3 || $0[4] != "virginica" }
  let columns = reference.columns == "petals" ? 2..<4 : 0..<4
  let rows = kept.map { cells in columns.map { Double(cells[$0]) ?? .nan } }
  let features =
    reference.scaling == "standardised"
    ? try Standardizer(learntFrom: rows).standardize(rows)
    : Matrix(rows: rows.map { $0.map(Float.init) })
  let ids = kept.map { cells in names.firstIndex { $0 == cells[4] } ?? -1 }
  return try LabeledExamples(
    features: features, labels: Labels(ids, classNames: Array(names.prefix(reference.classes))))
}

/// The training part of Fashion-MNIST, which begins after the file's first 5,000 images.
let fashionMNIST: LabeledExamples? = try? Dataset.fashionMNIST(folder: nil).training
