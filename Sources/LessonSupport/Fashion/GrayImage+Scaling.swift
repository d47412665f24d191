import Workbench

extension GrayImage {
  /// The rows and columns between the first and the last with a pixel above a threshold; nil if
  /// there is none.
  func box(above threshold: Float) -> (rows: Range<Int>, columns: Range<Int>)? {
    var (top, bottom, left, right) = (height, -1, width, -1)
    for row in 0..<height {
      for column in 0..<width where pixels[row * width + column] > threshold {
        (top, bottom) = (min(top, row), row)
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return bottom < 0 ? nil : (top..<bottom + 1, left..<right + 1)
  }

  /// Some rows and columns of the image.
  func part(_ rows: Range<Int>, _ columns: Range<Int>) -> GrayImage {
    GrayImage(
      height: rows.count, width: columns.count,
      pixels: rows.flatMap { row in
        pixels[row * width + columns.lowerBound..<row * width + columns.upperBound]
      })
  }

  /// The image with as many rows and columns as wanted, each pixel the mean of what it covers.
  func averaged(height newHeight: Int, width newWidth: Int) -> GrayImage {
    let rows = Self.cover(height, by: newHeight)
    let columns = Self.cover(width, by: newWidth)
    var result: [Float] = []
    for row in rows {
      // Down the columns first, then along the row.
      var sums = [Float](repeating: 0, count: width)
      for (index, weight) in row {
        for column in 0..<width { sums[column] += weight * pixels[index * width + column] }
      }
      for column in columns {
        result.append(column.reduce(0) { $0 + $1.weight * sums[$1.index] })
      }
    }
    return GrayImage(height: newHeight, width: newWidth, pixels: result.map { min(max($0, 0), 1) })
  }

  /// Which of `count` places in a row each of `newCount` larger or smaller ones covers, and with
  /// which share; the shares of one place add up to 1.
  private static func cover(
    _ count: Int, by newCount: Int
  ) -> [[(index: Int, weight: Float)]] {
    let step = Double(count) / Double(newCount)
    return (0..<newCount).map { place in
      let (start, end) = (Double(place) * step, Double(place + 1) * step)
      let last = min(count, Int(end.rounded(.up)))
      return (min(count - 1, Int(start))..<last).map { index in
        let overlap = min(end, Double(index + 1)) - max(start, Double(index))
        return (index, Float(overlap / step))
      }
    }
  }

  /// The image with its longer side at most so many pixels long.
  func reduced(toSide limit: Int) -> GrayImage {
    guard max(height, width) > limit else { return self }
    let size = fittedSize(into: ImageSize(height: limit, width: limit))
    return averaged(height: size.height, width: size.width)
  }

  /// The largest size of the same shape that fits, at least 1 × 1.
  func fittedSize(into size: ImageSize) -> ImageSize {
    let factor = min(
      Double(size.height) / Double(height), Double(size.width) / Double(width))
    return ImageSize(
      height: min(size.height, max(1, Int((Double(height) * factor).rounded()))),
      width: min(size.width, max(1, Int((Double(width) * factor).rounded()))))
  }

  /// The image as large as fits, in the middle of an empty one; where it cannot be, one pixel
  /// higher or further left.
  package func fitted(into size: ImageSize) -> GrayImage {
    let inner = fittedSize(into: size)
    let scaled = averaged(height: inner.height, width: inner.width)
    let (top, left) = ((size.height - inner.height) / 2, (size.width - inner.width) / 2)
    var values = [Float](repeating: 0, count: size.pixelCount)
    for row in 0..<inner.height {
      for column in 0..<inner.width {
        values[(top + row) * size.width + left + column] = scaled.pixels[row * inner.width + column]
      }
    }
    return GrayImage(height: size.height, width: size.width, pixels: values)
  }

  /// The image with each pixel as a square of pixels.
  func enlarged(by factor: Int) -> GrayImage {
    averaged(height: height * factor, width: width * factor)
  }
}
