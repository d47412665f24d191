/// Pixels in the fewest bytes that hold them without loss: grey, palette or RGB.
package struct PackedPixels {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Bytes a pixel: 1 for grey and palette, 3 for RGB.
  package let channels: Int
  /// Shape (height × width × channels).
  package let samples: [UInt8]
  /// Red, green and blue of each colour in turn, at most 256; empty unless `samples` are indices.
  package let palette: [UInt8]

  /// Packs pixels: grey if all are, a palette if 256 colours suffice, RGB otherwise.
  package init(_ pixels: Pixels) {
    width = pixels.width
    height = pixels.height
    if pixels.values.allSatisfy({ $0 & 0xff == $0 >> 8 & 0xff && $0 & 0xff == $0 >> 16 & 0xff }) {
      channels = 1
      samples = pixels.values.map { UInt8(truncatingIfNeeded: $0) }
      palette = []
    } else if let (indices, colors) = Self.indexed(pixels.values) {
      channels = 1
      samples = indices
      palette = colors.flatMap(Self.parts)
    } else {
      channels = 3
      samples = Self.separated(pixels.values)
      palette = []
    }
  }

  private static func parts(_ value: UInt32) -> [UInt8] {
    [16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func separated(_ values: [UInt32]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count * 3) { samples, count in
      for (index, value) in values.enumerated() {
        samples[3 * index] = UInt8(truncatingIfNeeded: value >> 16)
        samples[3 * index + 1] = UInt8(truncatingIfNeeded: value >> 8)
        samples[3 * index + 2] = UInt8(truncatingIfNeeded: value)
      }
      count = values.count * 3
    }
  }

  /// Each pixel's number in a list of colours, in the order met; nil if there are over 256.
  private static func indexed(_ values: [UInt32]) -> (indices: [UInt8], colors: [UInt32])? {
    var colors: [UInt32] = []
    var indices = [UInt8](repeating: 0, count: values.count)
    var slots = [Int16](repeating: -1, count: 1024)  // a hash table: a slot holds a colour's number
    var (last, lastIndex): (UInt32?, UInt8) = (nil, 0)
    for (position, value) in values.enumerated() {
      if value != last {
        var slot = Int((value &* 2_654_435_761) >> 22)
        while slots[slot] >= 0 && colors[Int(slots[slot])] != value { slot = (slot + 1) % 1024 }
        if slots[slot] < 0 {
          if colors.count == 256 { return nil }
          slots[slot] = Int16(colors.count)
          colors.append(value)
        }
        (last, lastIndex) = (value, UInt8(slots[slot]))
      }
      indices[position] = lastIndex
    }
    return (indices, colors)
  }
}
