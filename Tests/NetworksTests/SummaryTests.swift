import Matrices
import Networks
import Testing

struct SummaryTests {
  private func notebook() throws -> Sequential {
    try Sequential(inputShape: [28, 28], seed: 1) {
      Flatten()
      Dense(300, activation: .relu)
      Dropout(0.2)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
  }

  /// The counts of Keras' `summary()`: 235,500 + 30,100 + 1,010 = 266,610 numbers of 4 bytes.
  @Test func countsAreKerass() throws {
    let summary = try notebook().summary(width: 60, style: .ascii, optimizer: Adam())
    let lines = summary.split(separator: "\n").map(String.init)
    #expect(lines[0] == String(repeating: "-", count: 60))
    #expect(lines[3] == "input                     (batch, 28, 28)                  0")
    #expect(lines[4] == "flatten (Flatten)         (batch, 784)                     0")
    #expect(lines[5] == "hidden1 (Dense)           (batch, 300)               235,500")
    #expect(lines[6].hasPrefix("dropout1 (Dropout)"))
    #expect(lines[7].hasSuffix(" 30,100") && lines[8].hasSuffix(" 1,010"))
    #expect(lines[10] == "Total params: 266,610 (1.02 MB)")
    #expect(lines[12] == "Non-trainable params: 0 (0.00 B)")
    #expect(lines[13] == "Optimizer params, while training: 533,220 (2.03 MB)")
  }

  @Test func aCountThatIsTooLongForItsLineGetsTwo() throws {
    let summary = try notebook().summary(width: 40, style: .ascii, optimizer: Adam())
    #expect(summary.hasSuffix("\nOptimizer params, while training:\n  533,220 (2.03 MB)\n"))
  }

  @Test(arguments: [0, 40, 41, 60, 72, 120]) func noLineIsWider(width: Int) throws {
    let network = try Sequential(inputShape: [4], seed: 1) {
      Dense(3, name: "a layer whose name is much too long for any table that is so narrow")
      Dense(2, activation: .softmax)
    }
    for style in [Sequential.SummaryStyle.ascii, .unicode] {
      let summary = network.summary(width: width, style: style, optimizer: Adam())
      let lines = summary.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= max(40, width) })
      #expect(lines[0].count == max(40, width))
      #expect((style == .unicode) == summary.contains("─"))
      #expect(summary.utf8.contains { $0 >= 0x80 } == (style == .unicode))
    }
  }
}
