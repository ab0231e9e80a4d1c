// swift-tools-version: 6.0
// Written by kemi, as everything in this folder: what a Kamailio module in Swift builds against.
import PackageDescription

let package = Package(
  name: "KemiKit",
  products: [
    // What a module is made of.
    .library(name: "KemiModule", targets: ["CKamailio", "KemiBridge", "KemiRuntime"]),
    // What its tests run on. This alone needs libosip2.
    .library(name: "KemiProxy", targets: ["KemiModules", "KemiRuntime", "SIP"]),
    .plugin(name: "KemiTables", targets: ["KemiTablesPlugin"]),
  ],
  targets: [
    .plugin(name: "KemiTablesPlugin", capability: .buildTool(), path: "Plugins/KemiTables"),
    .target(name: "CProxy"),
    .target(name: "CKamailio"),
    .target(name: "CBridge", dependencies: ["CKamailio"]),
    .target(name: "KemiRuntime", dependencies: ["CProxy"], path: "Sources/Runtime"),
    .target(
      name: "KemiBridge", dependencies: ["CBridge", "CKamailio", "KemiRuntime"], path: "Sources/Bridge"),
    .systemLibrary(name: "COsip", pkgConfig: "libosip2", providers: [.apt(["libosip2-dev"])]),
    .target(name: "Files"),
    .target(name: "SIP", dependencies: ["COsip"]),
    .target(name: "KemiTables", dependencies: ["KemiRuntime"], path: "generated/swift"),
    .target(
      name: "KemiModules", dependencies: ["Files", "KemiRuntime", "KemiTables", "SIP"],
      path: "Sources/Modules"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
