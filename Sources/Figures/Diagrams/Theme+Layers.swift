/// What a layer of a network is for.
public enum LayerKind: String, Equatable, Sendable, CaseIterable {
  /// It holds the values that come in.
  case input
  /// It stands between input and output.
  case hidden
  /// It holds the answer.
  case output
}

extension Theme {
  /// The colour of the neurons of a layer: red for input, yellow for hidden, blue for output.
  ///
  /// A theme whose palette is grey gets greys. The colours alone say nothing: neurons have an
  /// outline of ``ink``, and ``neuron(_:at:radius:)`` draws each kind in a form of its own.
  public func color(of kind: LayerKind) -> Color {
    switch (kind, isGray, isDark) {
    case (.input, true, _): Color(hex: 0x8f8f8f)
    case (.hidden, true, _): isDark ? .black : .white
    case (.output, true, _): Color(hex: 0x5c5c5c)
    case (.input, _, false): Color(hex: 0xd7322e)
    case (.hidden, _, false): Color(hex: 0xffcf33)
    case (.output, _, false): Color(hex: 0x3478c8)
    case (.input, _, true): Color(hex: 0xff6b6b)
    case (.hidden, _, true): Color(hex: 0xffd75e)
    case (.output, _, true): Color(hex: 0x6fb0ff)
    }
  }

  /// A neuron: a square for an input, a disc for a hidden one, a disc in a ring for an output.
  func neuron(_ kind: LayerKind, at center: Point, radius: Double) -> [Shape] {
    let outline = Stroke(ink, width: max(2 * unit, min(radius / 8, 4 * unit)))
    let fill = Fill(color(of: kind))
    let disc = Shape.Outline.circle(center: center, radius: radius)
    switch kind {
    case .input:
      let side = 1.7 * radius
      let square = Rectangle(
        x: center.x - side / 2, y: center.y - side / 2, width: side, height: side)
      return [Shape(.rectangle(square), fill: fill, stroke: outline)]
    case .hidden: return [Shape(disc, fill: fill, stroke: outline)]
    case .output:
      let inner = Shape.Outline.circle(center: center, radius: radius * 0.7)
      return [
        Shape(disc, fill: Fill(ground), stroke: outline), Shape(inner, fill: fill, stroke: outline),
      ]
    }
  }
}
