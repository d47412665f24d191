import Foundation
import Learning

extension Dataset {
  /// Images of unsigned bytes with 2 to 256 classes, from the four IDX files of a folder.
  ///
  /// The files are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
  /// `t10k-labels-idx1-ubyte`, each plain or compressed with gzip (then usually with `.gz` after its
  /// name). Pixels are divided by 255; each image becomes one row of features, its own rows one
  /// after another.
  ///
  /// The first `validation` images of the training file become the validation part, the rest the
  /// training part. They are not stratified, so that a class may be missing from either part: a
  /// file sorted by class must be shuffled first.
  ///
  /// The classes are the labels that occur in the training file, in numerical order; the test file may
  /// lack some of them, but holds no others.
  /// Labels with gaps are renumbered: of a set with the labels 3 and 7 only, 3 becomes class 0 and
  /// 7 class 1.
  ///
  /// Fashion-MNIST is known by the digests of its four files, wherever they lie, and gets its name
  /// and its class names.
  ///
  /// - Parameters:
  ///   - folder: The folder with the four files.
  ///   - validation: The number of images of the validation part, 0 or more; nil for a twelfth of
  ///     the training file, rounded down, but at least 1 and at most 5000.
  ///   - classNames: The name of label 0, of label 1, and so on; names of labels that do not occur are
  ///     left out. Nil for the data set's own names or, without those, the labels as text.
  /// - Throws: ``DatasetError`` of kind `noInput` if a file is missing or cannot be read;
  ///   `badData` if a file is damaged, the files do not fit each other or the class names, the training
  ///   file holds fewer than 2 classes, or the test file one that the training file does not;
  ///   `badSetting` if `validation` is negative.
  public static func images(
    folder: String, validation: Int? = nil, classNames: [String]? = nil
  ) throws(DatasetError) -> Dataset {
    let files = try ImageFiles(folder: folder)
    let validationCount = try files.validationCount(asked: validation)

    let trainingLabels = try files.trainingLabels.readLabels()
    let testLabels = try files.testLabels.readLabels()
    let labelSources = (try files.trainingLabels.finish(), try files.testLabels.finish())
    let found = ImageClasses.found(in: trainingLabels)
    try files.checkLabels(trainingLabels, testLabels, found: found, names: classNames)

    let validationImages = try files.trainingImages.readImages(validationCount)
    let trainingImages = try files.trainingImages.readImages(
      files.trainingImages.count - validationCount)
    let testImages = try files.testImages.readImages(files.testImages.count)
    let sources = [
      try files.trainingImages.finish(), labelSources.0,
      try files.testImages.finish(), labelSources.1,
    ]

    let isFashionMNIST = FashionMNIST.recognizes(sources)
    let names = classNames ?? (isFashionMNIST ? FashionMNIST.classNames : nil)
    let classes = ImageClasses(found, names: names)
    return Dataset(
      name: isFashionMNIST
        ? FashionMNIST.name : URL(filePath: folder).standardizedFileURL.lastPathComponent,
      training: try classes.pair(trainingImages, trainingLabels[validationCount...]),
      validation: try classes.pair(validationImages, trainingLabels[..<validationCount]),
      test: try classes.pair(testImages, testLabels[...]), testIndices: nil,
      imageSize: files.imageSize, featureNames: [], standardizer: nil, sources: sources)
  }
}
