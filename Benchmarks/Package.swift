// swift-tools-version: 6.2
import PackageDescription

// What has to be timed inside of a process. A package of its own, so that nobody who only uses the
// workbench builds it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "neural-workbench", path: "..")],
  targets: [
    .executableTarget(
      name: "bench", dependencies: [.product(name: "Workbench", package: "neural-workbench")])
  ])
