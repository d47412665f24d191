import Workbench

extension Console {
  /// Prints what some data are: the parts, the classes, and what comes first.
  public func print(_ data: Dataset) {
    print(paragraph: data.summary)
    print(data.partTable)
    print(data.classTable)
    print(paragraph: data.firstImages)
  }
}

extension Dataset {
  /// The three parts with their names and what each is for.
  var parts: [(name: String, purpose: String, examples: LabeledExamples)] {
    [
      ("training", "to learn from", training), ("validation", "to choose on", validation),
      ("test", "to judge on", test),
    ]
  }

  /// What is in each part: its shape, and the smallest and the largest pixel.
  var partTable: Table {
    var table = Table([.text("part"), .text("for what"), .text("shape"), .text("pixels")])
    for (name, purpose, examples) in parts {
      let shape = ([examples.count] + imageShape).map(String.init).joined(separator: ", ")
      table.addRow([name, purpose, "(\(shape))", examples.features.rangeText])
    }
    return table
  }

  /// How many images of each class there are in each part.
  var classTable: Table {
    let counts = parts.map { $0.examples.labels.counts }
    var table = Table([.number("class"), .text("name")] + parts.map { .number($0.name) })
    for (index, name) in classNames.enumerated() {
      table.addRow(["\(index)", name] + counts.map { grouped($0[index]) })
    }
    return table
  }

  /// What the first image is, in the file and among those to learn from, in words.
  var firstImages: String {
    let names = { (labels: Labels, count: Int) in
      labels.ids.prefix(count).map { classNames[$0] }.joined(separator: ", ")
    }
    let start =
      validation.count == 0
      ? ""
      : "The file begins with: \(names(validation.labels, 1)). Its first "
        + "\(grouped(validation.count)) images are put aside to choose on. "
    return start + "The first to learn from: \(names(training.labels, 5))."
  }

  /// The shape of one image: height and width.
  public var imageShape: [Int] {
    imageSize.map { [$0.height, $0.width] } ?? [training.featureCount]
  }
}

extension Labels {
  /// How often each class occurs, shape (classes).
  var counts: [Int] {
    ids.reduce(into: Array(repeating: 0, count: classCount)) { $0[$1] += 1 }
  }
}

extension Matrix {
  /// The smallest and the largest element; nil if there is none.
  var range: ClosedRange<Float>? {
    guard let low = elements.min(), let high = elements.max() else { return nil }
    return low...high
  }

  fileprivate var rangeText: String {
    guard let range else { return "none" }
    let ends = [range.lowerBound, range.upperBound].map(Double.init)
    return ends.map { $0 == $0.rounded() ? plain($0) : significant($0) }
      .joined(separator: " to ")
  }
}
