// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "slidingwindow",
  products: [.library(name: "slidingwindow", type: .dynamic, targets: ["Slidingwindow"])],
  // `kemi build` puts it there; after a clone that comes first.
  dependencies: [.package(name: "KemiKit", path: ".kemi/KemiKit")],
  targets: [
    .target(
      name: "Slidingwindow", dependencies: [.product(name: "KemiModule", package: "KemiKit")],
      plugins: [.plugin(name: "KemiTables", package: "KemiKit")]),
    .testTarget(
      name: "SlidingwindowTests",
      dependencies: ["Slidingwindow", .product(name: "KemiProxy", package: "KemiKit")]),
  ],
  swiftLanguageModes: [.v6]
)
