// swift-tools-version: 6.2
import PackageDescription

// The workbench, module by module: each may use only what stands above it.

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let modules: [Target] = [
  .target(name: "Files", dependencies: ["CGLib"]),
  .target(
    name: "Matrices",
    dependencies: ["Files", .target(name: "CBLAS", condition: .when(platforms: [.linux]))]),
  .target(name: "Learning", dependencies: ["Matrices"]),
  .target(name: "Datasets", dependencies: ["Files", "Matrices", "Learning", "CZlib"]),
  .target(name: "Neurons", dependencies: ["Matrices", "Learning"]),
  .target(
    name: "Networks",
    dependencies: ["Files", "Matrices", "Learning", "Neurons", "CSparseProducts"]),
  .target(name: "SupportVectors", dependencies: ["Files", "Matrices", "Learning"]),
  .target(name: "Metrics", dependencies: ["Matrices", "Learning"]),
  .target(name: "Figures", dependencies: ["Files", "CPango", "CPNG"]),
]

// A lesson is a program: its name is what a teacher types.
let lessons = [
  "neuron": "lessons/1-neuron",
  "perceptron": "lessons/2-perceptron",
  "network": "lessons/3-network",
  "fashion": "lessons/4-fashion",
  "experiments": "lessons/5-experiments",
  "compare": "lessons/8-compare",
]

let package = Package(
  name: "neural-workbench",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Workbench", targets: ["Workbench"]),
    .executable(name: "figures", targets: ["FiguresProgram"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: modules + [
    .target(name: "Workbench", dependencies: modules.map { .target(name: $0.name) }),
    .target(name: "LessonSupport", dependencies: ["Workbench", "CGLib", parser]),
    .target(name: "Gallery", dependencies: ["LessonSupport", "Workbench"]),
    // The program is called figures; a module Figures there is already.
    .executableTarget(
      name: "FiguresProgram", dependencies: ["Gallery", "LessonSupport", "Workbench", parser]),

    // System libraries, and the only C that is ours: libpng behind setjmp, and products that leave
    // out zeros, translated for several processors.
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CGLib", pkgConfig: "glib-2.0",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "CPNG", dependencies: ["CLibPNG"]),
    .target(name: "CSparseProducts"),
  ])

for (name, path) in lessons.sorted(by: { $0.key < $1.key }) {
  package.targets.append(
    .executableTarget(
      name: name, dependencies: ["LessonSupport", "Workbench", parser], path: path,
      exclude: ["README.md"]))
  package.products.append(.executable(name: name, targets: [name]))
}

// Every test may read data sets; a dependency must not be named twice.
for module in modules {
  let own = Set([module.name, "Datasets"]).sorted().map { Target.Dependency.target(name: $0) }
  package.targets.append(
    .testTarget(name: "\(module.name)Tests", dependencies: own + module.dependencies))
}
package.targets.append(
  .testTarget(
    name: "LessonTests",
    dependencies: ["LessonSupport", "Gallery", "FiguresProgram", "Workbench", parser]
      + lessons.keys.sorted().map { .target(name: $0) }))

let inC = ["CPNG", "CSparseProducts"]
for target in package.targets where target.type != .system && !inC.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
