import Foundation
import Matrices

/// Two shapes in the plane, one a class, from which examples are drawn with noise.
struct PlaneDrawing {
  /// Shape (2).
  let classNames: [String]
  /// The standard deviation of the noise on each coordinate.
  let noise: Double
  /// Where example k of the m examples of a class would be without noise: x and y.
  let place: @Sendable (_ id: Int, _ k: Int, _ m: Int) -> [Double]

  /// Draws examples whose classes take turns; within a class, the places come in random order.
  ///
  /// Of the stream "toy problem", the two orders are drawn first, then the noise of x and of y of
  /// each example in turn.
  func examples(name: String, count: Int, seed: UInt64) throws(DatasetError) -> PlaneExamples {
    guard (2...10_000).contains(count) else {
      throw DatasetError(
        .badSetting, "\(name): expected a count of 2 to 10,000 examples, found \(count).")
    }
    var generator = SeededGenerator(seed: seed, stream: "toy problem")
    var orders = [Array(0..<(count + 1) / 2), Array(0..<count / 2)]
    for id in orders.indices { generator.shuffle(&orders[id]) }
    let ids = (0..<count).map { $0 % 2 }
    let points = ids.enumerated().map { index, id in
      place(id, orders[id][index / 2], orders[id].count).map { coordinate in
        Self.rounded(coordinate + noise * generator.normal())
      }
    }
    return try PlaneExamples(
      name: name, featureNames: ["x1", "x2"], points: points, ids: ids, classNames: classNames)
  }

  /// The nearest multiple of 2⁻²⁰.
  private static func rounded(_ coordinate: Double) -> Double {
    (coordinate * 0x1p20).rounded() * 0x1p-20
  }
}

extension PlaneDrawing {
  static let blobs = PlaneDrawing(classNames: ["left", "right"], noise: 0.3) { id, _, _ in
    id == 0 ? [1, 1] : [3, 3]
  }

  static let moons = PlaneDrawing(classNames: ["upper", "lower"], noise: 0.1) { id, k, m in
    let angle = Double.pi * share(k, of: m)
    return id == 0 ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)]
  }

  static let circles = PlaneDrawing(classNames: ["outer", "inner"], noise: 0.1) { id, k, m in
    let angle = 2 * Double.pi * Double(k) / Double(m)
    let radius = id == 0 ? 1 : 0.5
    return [radius * cos(angle), radius * sin(angle)]
  }

  static let spiral = PlaneDrawing(classNames: ["first", "second"], noise: 0.03) { id, k, m in
    let radius = 0.15 + 0.85 * share(k, of: m)
    let angle = 3 * Double.pi * radius + (id == 0 ? 0 : Double.pi)
    return [radius * cos(angle), radius * sin(angle)]
  }

  /// How far k is on the way from 0 to m − 1: 0 … 1, and 0 if there is only one.
  private static func share(_ k: Int, of m: Int) -> Double {
    m > 1 ? Double(k) / Double(m - 1) : 0
  }
}
