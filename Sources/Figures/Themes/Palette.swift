/// Colours that stay apart, whoever looks at them.
///
/// Found by a search over sRGB that widened the smallest difference between any two colours, as
/// seen with normal vision and with three kinds of colour blindness. A test holds the result.
public enum Palette {
  /// Six colours for a white ground, each at least 3 to 1 on it.
  public static let onWhite: [Color] = [
    0x0098f1, 0xff5122, 0x2102bb, 0x9f8f85, 0x730000, 0x5c0f66,
  ].map(Color.init(hex:))
}
