/// Something that stands for data inside of a chart.
public protocol Mark: Sendable {
  /// Draws the mark where its values lie.
  func draw(in area: PlotArea, onto graphics: inout Graphics)

  /// How much room the mark takes above the chart, in pixels, if the chart is where it is.
  func headroom(in area: PlotArea) -> Double

  /// How much room the mark takes on the right of the chart, in pixels.
  func sideroom(in area: PlotArea) -> Double

  /// Stops a mark whose values have no place on the axes: what is not finite, and on a logarithmic
  /// axis what is not above zero.
  func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError)
}

extension Mark {
  /// No room.
  public func headroom(in area: PlotArea) -> Double { 0 }

  /// No room.
  public func sideroom(in area: PlotArea) -> Double { 0 }

  /// Every value has its place.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {}
}
