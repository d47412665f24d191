/// Losses and right answers that several threads count, each in its own place.
///
/// They are added up in the order of the places, so that the sum does not depend on who was first.
final class SumBoard: @unchecked Sendable {
  private let sums: UnsafeMutableBufferPointer<(loss: Double, right: Double)>

  init(_ count: Int) {
    sums = .allocate(capacity: count)
    sums.initialize(repeating: (0, 0))
  }

  deinit {
    sums.deallocate()
  }

  /// Writes over what a place holds.
  func store(_ sum: (loss: Double, right: Double), at place: Int) {
    sums[place] = sum
  }

  /// Adds to the losses of a place.
  func add(loss: Double, at place: Int) {
    sums[place].loss += loss
  }

  var total: (loss: Double, right: Double) {
    sums.reduce((0, 0)) { ($0.0 + $1.loss, $0.1 + $1.right) }
  }
}
