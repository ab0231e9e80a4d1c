// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "greeter",
  products: [.library(name: "greeter", type: .dynamic, targets: ["Greeter"])],
  // `kemi build` puts it there; after a clone that comes first.
  dependencies: [.package(name: "KemiKit", path: ".kemi/KemiKit")],
  targets: [
    .target(
      name: "Greeter", dependencies: [.product(name: "KemiModule", package: "KemiKit")],
      plugins: [.plugin(name: "KemiTables", package: "KemiKit")]),
    .testTarget(
      name: "GreeterTests", dependencies: ["Greeter", .product(name: "KemiProxy", package: "KemiKit")]),
  ],
  swiftLanguageModes: [.v6]
)
