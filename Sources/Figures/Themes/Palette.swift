/// Colours that stay apart, whoever looks at them.
///
/// Found by a search over sRGB that widened the smallest difference between any two colours, as
/// seen with normal vision and with three kinds of colour blindness. A test holds the result.
public enum Palette {
  /// Six colours for a white ground, each at least 3 to 1 on it.
  public static let onWhite: [Color] = [
    0x5095dc, 0xe87010, 0x012b93, 0x730300, 0x979176, 0x562b4b,
  ].map(Color.init(hex:))
}
