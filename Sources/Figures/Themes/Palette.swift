/// Colours that stay apart, whoever looks at them.
///
/// The smallest difference between any two colours, as seen with normal vision and with three kinds
/// of colour blindness, is larger than in any published palette that we know; a test holds this. They
/// were found by searches over sRGB: that for the dark ground is `Tests/Fixtures/palette_search.py`.
public enum Palette {
  /// Six colours for a white ground, each at least 3 to 1 on it: blue, orange, navy, dark red, sand,
  /// plum.
  public static let onWhite: [Color] = [
    0x5095dc, 0xe87010, 0x012b93, 0x730300, 0x979176, 0x562b4b,
  ].map(Color.init(hex:))

  /// Their likes for a dark ground, in the same order, each at least 4 to 1 on it: blue, orange,
  /// violet, red, sand, mauve.
  public static let onDark: [Color] = [
    0x0ab5ff, 0xff9203, 0x825fff, 0xf31b32, 0xf3f6af, 0xae8696,
  ].map(Color.init(hex:))

  /// Four greys for a white ground, each at least 3 to 1 on it, in even steps of lightness.
  ///
  /// The first is the lightest, so that what is drawn over it shows; the second is the farthest from
  /// it.
  public static let grays: [Color] = [0x949494, 0x000000, 0x606060, 0x303030].map(Color.init(hex:))
}
