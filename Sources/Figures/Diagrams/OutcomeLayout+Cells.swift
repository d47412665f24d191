/// What stands in the four cells.
extension OutcomeLayout {
  /// What may stand in the cells.
  enum Content {
    case images(Outcomes<[GrayImage]>)
    case markers
    case numbers
  }

  /// What may stand in the cells, the best first.
  var contents: [Content] {
    let isFew = picture.counts.all.allSatisfy { $0 <= 60 }
    let images = picture.images.map { [Content.images($0)] } ?? []
    return images + (isFew ? [.markers] : []) + [.numbers]
  }

  /// The cells with their titles and contents; false if there is too little room.
  func drawCells(_ content: Content, in grid: Rectangle, onto graphics: inout Graphics)
    -> Bool
  {
    let counts = picture.counts.all
    let cells = counts.indices.map { index in
      Rectangle(
        x: grid.x + Double(index % 2) * grid.width / 2,
        y: grid.y + Double(index / 2) * grid.height / 2, width: grid.width / 2,
        height: grid.height / 2
      ).inset(5 * theme.unit)
    }
    let titles = titles(content, width: grid.width / 2 - 2 * theme.gap - 10 * theme.unit)
    let titleHeight = titles.map(\.frame.height).max() ?? 0
    let rooms = cells.map {
      $0.inset(
        left: theme.gap, top: titleHeight + theme.gap, right: theme.gap,
        bottom: theme.gap / 2)
    }
    for (index, cell) in cells.enumerated() {
      graphics.add(ground(of: cell, isRight: index == 0 || index == 3))
      graphics.add(titles[index].placed(x: cell.midX, y: cell.y + theme.gap / 2, horizontally: 0.5))
    }
    switch content {
    case .images(let images): return draw(images.all, in: rooms, onto: &graphics)
    case .markers: return drawMarkers(in: rooms, onto: &graphics)
    case .numbers: return drawNumbers(in: rooms, onto: &graphics)
    }
  }

  /// The names of the four kinds, with a sign for right and wrong.
  private static var signedNames: [String] {
    zip(["✓", "✗", "✗", "✓"], OutcomePicture.names).map { "\($0) \($1)" }
  }

  private func ground(of cell: Rectangle, isRight: Bool) -> Shape {
    let dash = isRight ? [] : [14 * theme.unit, 9 * theme.unit]
    return Shape(
      .rectangle(cell), fill: isRight ? nil : Fill(.mix(theme.ground, theme.warm, at: 0.25)),
      stroke: Stroke(theme.ink, width: 3 * theme.unit, dash: dash))
  }

  /// The names of the cells, with their counts unless these stand in the cells: in the larger
  /// letters if all of them fit.
  private func titles(_ content: Content, width: Double) -> [TextBlock] {
    let isNumbered = if case .numbers = content { true } else { false }
    func blocks(_ style: TextStyle) -> [TextBlock] {
      var style = style
      style.isBold = true
      return zip(Self.signedNames, picture.counts.all).map {
        typesetter.block(
          isNumbered ? $0 : "\($0) \($1)", style, limits: .cut(width: width))
      }
    }
    let large = blocks(theme.label)
    return large.contains(where: \.isCut) ? blocks(theme.tick) : large
  }

  private func drawNumbers(in rooms: [Rectangle], onto graphics: inout Graphics) -> Bool {
    let strings = picture.counts.all.map(NumberFormat.grouped)
    func blocks(_ size: Double) -> [TextBlock] {
      let style = TextStyle(
        family: theme.fontFamily, size: size, isBold: true, color: theme.ink)
      return strings.map { typesetter.block($0, style) }
    }
    let sizes = [2 * theme.titleSize, theme.titleSize, theme.labelSize, theme.tickSize]
    let fitting = sizes.lazy.map(blocks).first { texts in
      zip(texts, rooms).allSatisfy {
        $0.frame.width <= $1.width && $0.frame.height <= $1.height
      }
    }
    guard let fitting else { return false }
    for (text, room) in zip(fitting, rooms) {
      graphics.add(text.placed(x: room.midX, y: room.midY, horizontally: 0.5, vertically: 0.5))
    }
    return true
  }

  private func drawMarkers(in rooms: [Rectangle], onto graphics: inout Graphics) -> Bool {
    let counts = picture.counts.all
    let places = ItemPlaces(counts: counts, rooms: rooms, largest: 90 * theme.unit)
    guard places.side >= 28 * theme.unit else { return false }
    let edge = Stroke(theme.ink, width: 3 * theme.unit)
    for (index, centers) in places.centers.enumerated() {
      for center in centers {
        let radius = 0.34 * places.side
        let square = Rectangle(
          x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
        graphics.add(
          index < 2
            ? Shape(.rectangle(square), fill: Fill(theme.ground), stroke: edge)
            : Shape(
              .circle(center: center, radius: 1.1 * radius), fill: Fill(theme.series(0).color),
              stroke: edge))
      }
    }
    return true
  }

  private func draw(
    _ images: [[GrayImage]], in rooms: [Rectangle], onto graphics: inout Graphics
  ) -> Bool {
    let places = ItemPlaces(counts: images.map(\.count), rooms: rooms, largest: 180 * theme.unit)
    let room = places.side - theme.gap / 2
    guard places.side >= 40 * theme.unit, room >= 1 else { return false }
    for (cell, centers) in zip(images, places.centers) {
      for (image, center) in zip(cell, centers) {
        let longest = Double(max(image.height, image.width))
        let scale = max(1, Int(room / longest))
        let step = max(1, Int((longest / room).rounded(.up)))
        let height = Double((image.height + step - 1) / step * scale)
        let raster = ImageSheet.Picture(image, theme).reduced(
          by: step, scale: scale, middle: center.x, top: center.y - height / 2)
        graphics.add(raster)
        graphics.add(
          Shape(
            .rectangle(raster.frame.inset(-theme.unit)),
            stroke: Stroke(theme.mutedInk, width: 2 * theme.unit)))
      }
    }
    return true
  }
}
