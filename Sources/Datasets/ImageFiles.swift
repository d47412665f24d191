/// The four files of an image data set, opened, and their headers held against each other.
struct ImageFiles {
  let trainingImages: IDXFile
  let trainingLabels: IDXFile
  let testImages: IDXFile
  let testLabels: IDXFile

  /// The size of every image.
  var imageSize: ImageSize {
    ImageSize(height: trainingImages.sizes[1], width: trainingImages.sizes[2])
  }

  init(folder path: String) throws(DatasetError) {
    let folder = IDXFolder(path: path)
    if let lack = folder.lack {
      throw DatasetError(
        .noInput,
        "\(path): expected a folder with the four IDX files of a data set, plain or with .gz "
          + "(\(IDXFolder.fileNames.joined(separator: ", "))), found \(lack). "
          + "Without a folder Fashion-MNIST is used, which ./workbench setup installs.")
    }
    trainingImages = try folder.open(.trainingImages)
    trainingLabels = try folder.open(.trainingLabels)
    testImages = try folder.open(.testImages)
    testLabels = try folder.open(.testLabels)
    try Self.checkCounts(trainingImages, trainingLabels)
    try Self.checkCounts(testImages, testLabels)
    try checkImageSizes()
  }

  /// How many images are for validation.
  ///
  /// - Parameter asked: The number asked for; nil for the rule in ``Dataset``'s `images`.
  func validationCount(asked: Int?) throws(DatasetError) -> Int {
    let count = trainingImages.count
    let validation = asked ?? min(5000, max(1, count / 12))
    guard validation >= 0 else {
      throw DatasetError(
        .badSetting, "expected 0 or more images for validation, found \(validation)")
    }
    guard validation < count else {
      throw DatasetError(
        path: trainingImages.path,
        expected: "more training images than the \(validation) that are for validation",
        found: "\(count)")
    }
    return validation
  }

  /// Checks that every label has a name, that there are classes to tell apart, and that none of them
  /// is in the test file only.
  ///
  /// - Parameter found: The labels of the training file.
  func checkLabels(
    _ training: [UInt8], _ test: [UInt8], found: [UInt8], names: [String]?
  ) throws(DatasetError) {
    if let names {
      try Self.checkRange(of: training, in: trainingLabels, names: names)
      try Self.checkRange(of: test, in: testLabels, names: names)
    }
    guard found.count >= 2 else {
      throw DatasetError(
        path: trainingLabels.path, expected: "labels of at least 2 classes",
        found: "only the label \(found[0])")
    }
    try checkLearnable(test, found: found)
  }

  private func checkLearnable(_ test: [UInt8], found: [UInt8]) throws(DatasetError) {
    let learnable = Set(found)
    if let index = test.firstIndex(where: { !learnable.contains($0) }) {
      throw testLabels.error(
        at: index, expected: "only labels that occur in \(trainingLabels.path)",
        found: "label \(test[index]) at example \(index)",
        advice: "Nothing can be learnt about a class without training examples.")
    }
  }

  private static func checkRange(
    of labels: [UInt8], in file: IDXFile, names: [String]
  ) throws(DatasetError) {
    if let index = labels.firstIndex(where: { Int($0) >= names.count }) {
      throw file.error(
        at: index, expected: "labels below \(names.count), one for each class name",
        found: "label \(labels[index]) at example \(index)",
        advice: "The first name is that of label 0.")
    }
  }

  private static func checkCounts(_ images: IDXFile, _ labels: IDXFile) throws(DatasetError) {
    guard images.count == labels.count else {
      throw DatasetError(
        path: labels.path, at: "byte 4",
        expected: "\(images.count) labels, one for each image in \(images.path)",
        found: "\(labels.count)")
    }
  }

  private func checkImageSizes() throws(DatasetError) {
    let (training, test) = (trainingImages.sizes[1...], testImages.sizes[1...])
    guard training == test else {
      let sizes = [training, test].map { $0.map(String.init).joined(separator: " × ") }
      throw DatasetError(
        path: testImages.path, at: "byte 8",
        expected: "images of \(sizes[0]) pixels, as in \(trainingImages.path)",
        found: "\(sizes[1])")
    }
  }
}
