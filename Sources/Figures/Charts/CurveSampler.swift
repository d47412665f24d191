/// Finds the line of a function on the canvas: as few points as a smooth line needs.
struct CurveSampler {
  /// A piece of the function between two breaks is asked at its ends and in steps of pixels.
  private static let step = 8.0
  /// Steps are halved until the line is this close to the function, in pixels.
  private static let tolerance = 0.1
  /// How often a step may be halved: to a quarter of a pixel.
  private static let depth = 5
  /// How far outside a point may lie, in pixels: infinite values lie there.
  private static let far = 1e5

  private let curve: FunctionPlot.Curve
  private let area: PlotArea

  /// A value of the variable and its place on the canvas; `y` is NaN if there is none.
  private struct Sample {
    let value: Double
    let place: Point
  }

  /// A sampler of a curve in the frame of a panel.
  init(_ curve: FunctionPlot.Curve, in area: PlotArea) {
    self.curve = curve
    self.area = area
  }

  /// Unbroken lines from left to right, all inside of the frame.
  func runs() -> [[Point]] {
    unclipped().flatMap(area.frame.pieces)
  }

  /// Lines between jumps and gaps; at a corner the line goes on.
  private func unclipped() -> [[Point]] {
    var runs: [[Point]] = []
    for piece in pieces().map(sampled) {
      var isOpen = false
      for (index, place) in piece.enumerated() {
        if place.y.isNaN {
          isOpen = false
          continue
        }
        let meets = index == 0 && runs.last?.last.map { Self.meet($0, place) } == true
        if isOpen || meets {
          runs[runs.count - 1].append(place)
        } else {
          runs.append([place])
        }
        isOpen = true
      }
    }
    return runs
  }

  private static func meet(_ a: Point, _ b: Point) -> Bool {
    abs(a.x - b.x) < 0.5 && abs(a.y - b.y) < 0.5
  }

  /// The range without its ends and breaks; their neighbours are a billionth of the range away, so
  /// that a jump at an end is not drawn as an upright line either.
  private func pieces() -> [ClosedRange<Double>] {
    let range = area.horizontal.range
    let step = (range.upperBound / 2 - range.lowerBound / 2) * 2e-9
    let places = curve.breaks(in: range).map(\.place)
    let starts = [range.lowerBound + step] + places.map { $0 + step }
    let ends = places.map { $0 - step } + [range.upperBound - step]
    return zip(starts, ends).filter { $0 < $1 }.map { $0...$1 }
  }

  private func sampled(_ piece: ClosedRange<Double>) -> [Point] {
    let width = area.x(piece.upperBound) - area.x(piece.lowerBound)
    let count = max(1, Int((width / Self.step).rounded(.up)))
    var last = sample(piece.lowerBound)
    var places = [last.place]
    for index in 1...count {
      let fraction = Double(index) / Double(count)
      let next = sample(piece.lowerBound * (1 - fraction) + piece.upperBound * fraction)
      refine(last, next, Self.depth, into: &places)
      last = next
    }
    return places
  }

  private func sample(_ value: Double) -> Sample {
    let result = curve.function(value)
    let y = result.isInfinite ? (result < 0 ? Double.infinity : -.infinity) : area.y(result)
    return Sample(value: value, place: Point(area.x(value), bounded(y)))
  }

  /// A height that is not too far outside, and exactly at the edge if only rounding parts them.
  private func bounded(_ y: Double) -> Double {
    let (top, bottom) = (area.frame.y, area.frame.maxY)
    if y.isNaN { return y }
    if abs(y - top) < 1e-6 { return top }
    if abs(y - bottom) < 1e-6 { return bottom }
    return min(max(y, top - Self.far), bottom + Self.far)
  }

  /// Adds the places after one sample up to another.
  private func refine(_ start: Sample, _ end: Sample, _ depth: Int, into places: inout [Point]) {
    let middle = sample(start.value / 2 + end.value / 2)
    let bend = middle.place.y - (start.place.y + end.place.y) / 2
    let gaps = [start, middle, end].count { $0.place.y.isNaN }
    let isStraight = gaps == 3 || abs(bend) <= Self.tolerance
    if depth == 0 || isStraight {
      if gaps > 0 { places.append(middle.place) }
      places.append(end.place)
    } else {
      refine(start, middle, depth - 1, into: &places)
      refine(middle, end, depth - 1, into: &places)
    }
  }
}
