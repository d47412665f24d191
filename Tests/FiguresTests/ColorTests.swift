import Figures
import Testing

@Suite struct ColorTests {
  /// W3C's own examples: black on white is 21, a colour on itself 1; #777777 on white is 4.48.
  @Test func contrastIsThatOfTheGuidelines() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-12)
    #expect(Color(hex: 0x5095dc).contrast(with: Color(hex: 0x5095dc)) == 1)
    #expect(abs(Color(hex: 0x777777).contrast(with: .white) - 4.48) < 0.005)
  }

  @Test func inkIsReadableOnEveryGrey() {
    for level in UInt8.min...UInt8.max {
      let ground = Color(red: level, green: level, blue: level)
      #expect(ground.readableInk.contrast(with: ground) >= 4.5)
    }
  }
}
