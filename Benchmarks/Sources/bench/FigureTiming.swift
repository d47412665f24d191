import Foundation
import Workbench

/// The activation functions and their derivatives, 3300 × 1200 pixels: from the functions to the
/// file, again and again in one process.
struct FigureTiming: Encodable {
  /// Shape (turns): from nothing to the PNG file; the first turn loads the fonts.
  let figureSeconds: [Double]
  /// Shape (turns): the part until everything has its place.
  let layoutSeconds: [Double]
  /// Shape (turns): the part that draws pixels and encodes them.
  let encodeSeconds: [Double]
  /// Shape (turns): the part that writes the file.
  let writeSeconds: [Double]
  let fileBytes: Int

  static func measured(path: String, turns: Int) throws -> FigureTiming {
    var parts: [(layout: Double, encode: Double, write: Double)] = []
    var bytes = 0
    for _ in 0..<turns {
      var figure: Figure?
      let layout = try seconds {
        figure = try plot.figure(theme: .print.shaped(width: 11, height: 4))
      }
      guard let figure else { continue }
      var file: PNGFile?
      let encode = try seconds { file = try PNGFile(figure) }
      let write = try seconds { try file?.write(to: path) }
      bytes = file?.bytes.count ?? 0
      parts.append((layout, encode, write))
    }
    return FigureTiming(
      figureSeconds: parts.map { $0.layout + $0.encode + $0.write },
      layoutSeconds: parts.map(\.layout), encodeSeconds: parts.map(\.encode),
      writeSeconds: parts.map(\.write), fileBytes: bytes)
  }

  private static var plot: FunctionPlot {
    let smooth: [(String, Activation)] = [
      ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu),
    ]
    let step = FunctionPlot.Curve("step", breaks: [0]) { $0 < 0 ? -1 : 1 }
    let flat = FunctionPlot.Curve("step", breaks: [0]) { $0 == 0 ? .nan : 0 }
    return FunctionPlot(
      title: "", range: -5...5, label: "z",
      panels: [
        FunctionPanel(
          title: "Activation functions", valueLabel: "a",
          curves: [step] + smooth.map { name, one in .init(name, breaks: [0]) { one($0) } },
          valueRange: -1.2...1.2),
        FunctionPanel(
          title: "Derivatives", valueLabel: "da/dz",
          curves: [flat]
            + smooth.map { name, one in .init(name, breaks: [0]) { one.derivative(at: $0) } },
          valueRange: -0.2...1.2),
      ])
  }
}
