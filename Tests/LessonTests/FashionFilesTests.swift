import Foundation
import LessonSupport
import Testing
import Workbench

/// What `fashion` makes of files that hold something else.
@Suite(.serialized) struct FashionFilesTests {
  @Test(arguments: ["--save-model", "--checkpoint", "--csv-log"])
  func whatCannotBeWrittenIsFoundFirst(option: String) throws {
    let folder = try FashionRun.folder()
    let run = try FashionRun.run("--epochs", "1", option, "none/x", in: folder)
    #expect(run.status == 73 && run.output.isEmpty)
    #expect(run.errors.contains("fashion: none/x: cannot be created"), "\(run.errors)")
    #expect(folder.names == ["d"])
  }

  @Test(arguments: [
    ("--epochs", "1"), ("--batch-size", "8"), ("--learning-rate", "1"), ("--optimizer", "adam"),
    ("--patience", "1"), ("--minutes", "1"), ("--save-model", "x"), ("--checkpoint", "x"),
    ("--csv-log", "x"),
  ])
  func nothingIsTrainedWhereANetworkIsLoaded(option: String, value: String) throws {
    let folder = try FashionRun.folder()
    #expect(try FashionRun.run("--epochs", "1", "--save-model", "m", in: folder).status == 0)
    let run = try FashionRun.run("--load-model", "m", option, value, in: folder)
    #expect(run.status == 64)
    #expect(
      run.errors.contains("\(option): expected none with --load-model, as nothing is trained"),
      "\(run.errors)")
    #expect(try FashionRun.run("--load-model", "m", "--quick", in: folder).status == 64)
  }

  @Test func aFileThatHoldsNoNetworkIsBadData() throws {
    let folder = try FashionRun.folder()
    #expect(try FashionRun.run("--epochs", "1", "--save-model", "m", in: folder).status == 0)
    let model = try folder.bytes(of: "m")
    var header = model
    header.replaceSubrange(0..<8, with: [255, 255, 255, 255, 255, 255, 255, 255])
    var number = model
    number.replaceSubrange(model.count - 4..<model.count, with: [0, 0, 0xC0, 0x7F])
    let files: [(String, [UInt8], String)] = [
      ("empty", [], "expected at least 8 bytes, found 0"),
      ("cut", Array(model.dropLast(10)), "within"),
      ("header", header, "the header claims 18446744073709551615 bytes"),
      ("nan", number, "output.bias: expected finite numbers, found nan"),
      ("text", Array("{\"weights\": [1, 2, 3]}".utf8), "the header claims"),
    ]
    for (name, bytes, words) in files {
      try folder.write(bytes, to: name)
      for option in ["--load-model", "--checkpoint"] {
        let run = try FashionRun.run(option, name, in: folder)
        #expect(run.status == 65 && run.output.isEmpty, "\(name)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(try folder.bytes(of: name) == bytes)
      }
    }
    let missing = try FashionRun.run("--load-model", "none", in: folder)
    #expect(missing.status == 66)
    let plain = try FashionRun.run("--checkpoint", "m", in: folder)
    #expect(plain.status == 65)
    #expect(plain.errors.contains("m: expected a saved training, found a network without one"))
  }

  @Test func aNetworkForOtherImagesIsBadData() throws {
    let folder = try FashionRun.folder()
    let files = ["--epochs", "1", "--save-model", "m", "--checkpoint", "c"]
    #expect(try folder.fashion(FashionRun.common + files).status == 0)
    try SmallImages(height: 7, width: 7, classCount: 4).write(to: folder, in: "e")
    for (option, file) in [("--load-model", "m"), ("--checkpoint", "c")] {
      let run = try folder.fashion("--data", "e", "--figures", "g", option, file, "-q")
      #expect(run.status == 65)
      #expect(
        run.errors.contains(
          "\(option): expected a network of 49 inputs and 4 outputs, as e has pixels and classes, "
            + "found 30 and 3"), "\(run.errors)")
      #expect(!folder.names.contains("g"))
    }
  }

  @Test func aTrainingDoesNotGoOnInAnotherWay() throws {
    let folder = try FashionRun.folder()
    #expect(try FashionRun.run("--epochs", "2", "--checkpoint", "c", in: folder).status == 0)
    let before = try folder.bytes(of: "c")
    let cases = [
      (["--epochs", "3", "--optimizer", "adam"], "--optimizer, --learning-rate: expected SGD("),
      (
        ["--epochs", "3", "--seed", "1"], "--seed: expected 42, as the training in c began, found 1"
      ),
      (
        ["--epochs", "3", "--batch-size", "8"],
        "--batch-size: expected 32, as the training in c began, found 8"
      ),
      (["--epochs", "1"], "--epochs: expected at least the 2 already made in c, found 1"),
    ]
    for (options, words) in cases {
      let run = try folder.fashion(FashionRun.common + options + ["--checkpoint", "c"])
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.errors.contains("--checkpoint"), "\(run.errors)")
    }
    let same = try folder.bytes(of: "c") == before
    #expect(same)
  }
}
