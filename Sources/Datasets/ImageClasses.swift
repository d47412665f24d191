import Learning
import Matrices

/// The classes of an image data set: which label is which class, and what each is called.
///
/// The classes are the labels that occur in the training file, in numerical order. So labels 0 to 9
/// are the classes 0 to 9; of a set whose labels are 3 and 7 only, 3 becomes class 0 and 7 class 1.
/// Without given names, a class is named by its label, "3" and "7".
struct ImageClasses {
  /// The names of the classes, shape (classes).
  let names: [String]
  /// The class of each of the labels 0 to 255; 0 for labels that do not occur.
  private let classOfLabel: [Int]

  /// - Parameters:
  ///   - found: The labels that occur, in numerical order.
  ///   - names: The name of label 0, of label 1, and so on; a name may belong to a label that does
  ///     not occur, but each label that occurs must have one. Nil: labels are named by their number.
  init(_ found: [UInt8], names: [String]?) {
    self.names = found.map { names?[Int($0)] ?? String($0) }
    var classes = [Int](repeating: 0, count: 256)
    for (index, label) in found.enumerated() { classes[Int(label)] = index }
    classOfLabel = classes
  }

  /// Images with their labels as numbers of classes.
  func pair(_ images: Matrix, _ labels: ArraySlice<UInt8>) throws(DatasetError) -> LabeledExamples {
    do {
      let labels = try Labels(labels.map { classOfLabel[Int($0)] }, classNames: names)
      return try LabeledExamples(features: images, labels: labels)
    } catch {
      throw DatasetError(error)
    }
  }

  /// The labels that occur, in numerical order.
  static func found(in labels: [UInt8]) -> [UInt8] {
    var occurs = [Bool](repeating: false, count: 256)
    for label in labels { occurs[Int(label)] = true }
    return (0...255).filter { occurs[Int($0)] }
  }
}
