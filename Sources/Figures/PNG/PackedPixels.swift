/// Pixels in the fewest bytes that hold them without loss: grey, palette or colour, with opacity
/// only where something is seen through.
///
/// A palette takes a byte a pixel and some for its colours, which only pays in larger pictures. What
/// is smallest before compression is taken; with the figures that we draw it is smallest afterwards.
package struct PackedPixels {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Bytes a pixel: 1 for grey and palette, 2 for grey and opacity, 3 for RGB, 4 for RGB and opacity.
  package let channels: Int
  /// Shape (height × width × channels).
  package let samples: [UInt8]
  /// Red, green and blue of each colour in turn, at most 256; empty unless `samples` are indices.
  package let palette: [UInt8]
  /// The opacity of each colour of the palette, up to the last that is not opaque.
  package let opacities: [UInt8]

  /// Packs pixels.
  package init(_ pixels: Pixels) {
    width = pixels.width
    height = pixels.height
    let opaque: UInt32 = pixels.isOpaque ? 0xff00_0000 : 0
    let indexed = Self.indexed(pixels.values, opaque)
    let colors = indexed?.colors ?? pixels.values
    let isOpaque = pixels.isOpaque || colors.allSatisfy { $0 >> 24 == 255 }
    let isGray = colors.allSatisfy(Self.isGray)
    let direct = (isGray ? 1 : 3) + (isOpaque ? 0 : 1)
    if let (indices, colors) = indexed, direct > 1,
      indices.count + 3 * colors.count < direct * indices.count
    {
      channels = 1
      samples = indices
      palette = colors.flatMap { color in [16, 8, 0].map { Self.part(color, $0) } }
      let count = (colors.lastIndex { $0 >> 24 < 255 } ?? -1) + 1
      opacities = colors.prefix(count).map { Self.part($0, 24) }
    } else {
      channels = direct
      samples = Self.separated(pixels.values, channels: direct)
      palette = []
      opacities = []
    }
  }

  private static func isGray(_ value: UInt32) -> Bool {
    value & 0xff == value >> 8 & 0xff && value & 0xff == value >> 16 & 0xff
  }

  private static func part(_ value: UInt32, _ shift: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value >> shift)
  }

  /// The samples of each pixel in turn: grey, or red, green and blue; then the opacity, if wanted.
  private static func separated(_ values: [UInt32], channels: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count * channels) { samples, count in
      for (index, value) in values.enumerated() {
        let place = index * channels
        switch channels {
        case 1: samples[place] = part(value, 0)
        case 2:
          samples[place] = part(value, 0)
          samples[place + 1] = part(value, 24)
        default:
          samples[place] = part(value, 16)
          samples[place + 1] = part(value, 8)
          samples[place + 2] = part(value, 0)
          if channels == 4 { samples[place + 3] = part(value, 24) }
        }
      }
      count = values.count * channels
    }
  }

  /// Each pixel's number in a list of colours, in the order met; nil if there are over 256.
  ///
  /// - Parameter opaque: The bits that are set in every colour.
  private static func indexed(_ values: [UInt32], _ opaque: UInt32)
    -> (indices: [UInt8], colors: [UInt32])?
  {
    var colors: [UInt32] = []
    var indices = [UInt8](repeating: 0, count: values.count)
    var slots = [Int16](repeating: -1, count: 1024)  // a hash table: a slot holds a colour's number
    var (last, lastIndex): (UInt32?, UInt8) = (nil, 0)
    for (position, bits) in values.enumerated() {
      let value = bits | opaque
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
