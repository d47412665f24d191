/// Colours that stay apart, whoever looks at them.
///
/// Found by a search over sRGB that widened the smallest difference between any two colours, as
/// seen with normal vision and with three kinds of colour blindness. A test holds the result.
public enum Palette {
  /// Six colours for a white ground, each at least 3 to 1 on it.
  public static let onWhite: [Color] = [
    0x5095dc, 0xe87010, 0x012b93, 0x730300, 0x979176, 0x562b4b,
  ].map(Color.init(hex:))

  /// The same six for a dark ground, each at least 3 to 1 on it.
  public static let onDark: [Color] = [
    0x5095dc, 0xe87010, 0x9cb4ff, 0xff6b6b, 0x979176, 0xd6a3cc,
  ].map(Color.init(hex:))

  /// Three greys for a white ground, each at least 3 to 1 on it.
  public static let grays: [Color] = [0x000000, 0x5c5c5c, 0x8f8f8f].map(Color.init(hex:))
}
