// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "e164",
  products: [.library(name: "e164", type: .dynamic, targets: ["E164"])],
  // `kemi build` puts it there; after a clone that comes first.
  dependencies: [.package(name: "KemiKit", path: ".kemi/KemiKit")],
  targets: [
    .target(
      name: "E164", dependencies: [.product(name: "KemiModule", package: "KemiKit")],
      plugins: [.plugin(name: "KemiTables", package: "KemiKit")]),
    .testTarget(
      name: "E164Tests", dependencies: ["E164", .product(name: "KemiProxy", package: "KemiKit")]),
  ],
  swiftLanguageModes: [.v6]
)
