// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "KemiKit",
  products: [
    .executable(name: "kemi", targets: ["kemi"]),
    .library(name: "KemiRuntime", targets: ["KemiRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CJSON", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
    .target(name: "CCatalog"),
    .target(name: "Files"),
    .target(name: "Descriptors", dependencies: ["CCatalog", "CJSON", "Files"]),
    .target(name: "KemiImport", dependencies: ["Descriptors", "Files"], path: "Sources/Import"),
    .target(name: "KemiGen", dependencies: ["Descriptors", "Files"], path: "Sources/Gen"),
    .target(name: "KemiRuntime", path: "Sources/Runtime"),
    .target(name: "KemiTables", dependencies: ["KemiRuntime"], path: "generated/swift"),
    .executableTarget(
      name: "kemi",
      dependencies: [
        "Descriptors", "Files", "KemiGen", "KemiImport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(
      name: "DescriptorsTests", dependencies: ["Descriptors", "Files", "TestSupport"]),
    .testTarget(
      name: "ImportTests", dependencies: ["Descriptors", "Files", "KemiImport", "TestSupport"]),
    .testTarget(name: "GenTests", dependencies: ["Descriptors", "Files", "KemiGen", "TestSupport"]),
    .testTarget(
      name: "RuntimeTests", dependencies: ["Descriptors", "KemiRuntime", "KemiTables"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport", "kemi"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
