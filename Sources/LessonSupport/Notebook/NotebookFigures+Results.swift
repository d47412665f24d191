import Workbench

extension NotebookFigures {
  /// The first three test images: what they are, what they were taken for, and how surely.
  public func predictions(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    fatalError()
  }

  /// How often each class was taken for each.
  public func confusion(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    fatalError()
  }

  /// Yes or no to one class: the four things that an answer can be, with images.
  public func outcomes(_ judgement: Judgement, on data: Dataset) throws -> Figure {
    fatalError()
  }
}
