// swift-tools-version: 6.0
import PackageDescription

// Interpreters load these modules on machines that have no Swift; --static-swift-stdlib is for programs alone.
let withoutSwift: [LinkerSetting] = [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]

let package = Package(
  name: "KemiKit",
  products: [
    .executable(name: "kemi", targets: ["kemi"]),
    .library(name: "KemiRuntime", targets: ["KemiRuntime"]),
    // `require "KSR"` and `import KSR`: loaded by interpreters, which bring their own C interface.
    .library(name: "KSRLua", type: .dynamic, targets: ["LuaModule"]),
    .library(name: "KSRPython", type: .dynamic, targets: ["PythonHost"]),
    // Loaded by Kamailio: what `kemi import --server` asks it with.
    .library(name: "KemiExporter", type: .dynamic, targets: ["CExporter"]),
    // Loaded by Kamailio, for the tests and the benchmark.
    .library(name: "trial", type: .dynamic, targets: ["TrialModule"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CJSON", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
    .systemLibrary(
      name: "COsip", pkgConfig: "libosip2", providers: [.apt(["libosip2-dev"])]),
    .systemLibrary(
      name: "CLuaLibrary", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .systemLibrary(
      name: "CPythonHeaders", pkgConfig: "python3", providers: [.apt(["libpython3-dev"])]),
    .target(name: "CEmbedded"),
    // Nothing of it is Swift, which must not be needed where it is loaded.
    .target(
      name: "CExporter", dependencies: ["CKamailio"],
      linkerSettings: [.unsafeFlags(["-nostartfiles", "-static-stdlib"])]),
    .target(name: "CProxy"),
    .target(name: "CLua", dependencies: ["CProxy"]),
    .target(name: "CKamailio"),
    .target(name: "CBridge", dependencies: ["CKamailio"]),
    .target(
      name: "KemiBridge", dependencies: ["CBridge", "CKamailio", "KemiRuntime"], path: "Sources/Bridge"),
    .target(name: "CLuaModule", dependencies: ["CLua"]),
    .target(name: "CPython", dependencies: ["CProxy", "CPythonHeaders"]),
    .target(name: "Files"),
    .target(name: "Console", dependencies: ["Files", "JSON"]),
    .target(name: "JSON", dependencies: ["CJSON"]),
    .target(name: "Processes"),
    .target(name: "Descriptors", dependencies: ["CEmbedded", "Files", "JSON"]),
    .target(
      name: "KemiImport", dependencies: ["Descriptors", "Files", "JSON", "Processes"], path: "Sources/Import"),
    .target(name: "KemiGen", dependencies: ["Descriptors", "Files", "JSON"], path: "Sources/Gen"),
    .target(
      name: "KemiKit", dependencies: ["CEmbedded", "Descriptors", "Files", "JSON", "KemiGen"],
      path: "Sources/Kit"),
    .target(
      name: "KemiCheck", dependencies: ["Descriptors", "Files", "JSON", "Processes"], path: "Sources/Check",
      resources: [.embedInCode("Python/parse.py")]),
    .target(name: "KemiRuntime", dependencies: ["CProxy"], path: "Sources/Runtime"),
    .target(name: "KemiTables", dependencies: ["KemiRuntime"], path: "generated/swift"),
    .target(
      name: "KemiRecord", path: "Sources/Record",
      resources: [.embedInCode("record.lua"), .embedInCode("record.py")]),
    .target(name: "SIP", dependencies: ["COsip"]),
    .target(
      name: "KemiModules", dependencies: ["Files", "KemiRuntime", "KemiTables", "SIP"],
      path: "Sources/Modules"),
    .target(
      name: "Scenarios",
      dependencies: ["Console", "Descriptors", "Files", "JSON", "KemiModules", "KemiRuntime", "SIP"]),
    .target(name: "LuaHost", dependencies: ["CLua", "KemiRuntime"]),
    .target(
      name: "LuaModule", dependencies: ["CLuaModule", "KemiModules", "KemiRuntime", "LuaHost"],
      linkerSettings: withoutSwift),
    .target(
      name: "PythonHost",
      dependencies: ["CPython", "Console", "Files", "JSON", "KemiModules", "KemiRuntime", "Scenarios"],
      linkerSettings: withoutSwift),
    .executableTarget(
      name: "kemi",
      dependencies: [
        "CLuaLibrary", "Console", "Descriptors", "Files", "JSON", "KemiCheck", "KemiGen", "KemiImport",
        "KemiKit", "KemiModules", "KemiRecord", "KemiRuntime", "LuaHost", "Processes", "Scenarios",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", dependencies: ["Processes"], path: "Tests/Support"),
    .testTarget(
      name: "DescriptorsTests", dependencies: ["Descriptors", "Files", "JSON", "TestSupport"],
      exclude: ["spelling.txt", "verbs.txt"]),
    .testTarget(
      name: "ImportTests", dependencies: ["Descriptors", "Files", "JSON", "KemiImport", "TestSupport"]),
    .testTarget(
      name: "ServerTests", dependencies: ["Descriptors", "KemiImport", "Processes", "TestSupport", "kemi"]),
    .testTarget(
      name: "CheckTests", dependencies: ["Descriptors", "Files", "JSON", "KemiCheck", "TestSupport"]),
    .testTarget(
      name: "GenTests", dependencies: ["Descriptors", "Files", "KemiBridge", "KemiGen", "TestSupport"]),
    .testTarget(
      name: "RuntimeTests", dependencies: ["CProxy", "Descriptors", "KemiRuntime", "KemiTables"]),
    .testTarget(
      name: "RuleTests", dependencies: ["Descriptors", "Files", "KemiCheck", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(name: "PythonFrontTests", dependencies: ["KemiCheck", "TestSupport"]),
    .testTarget(name: "SIPTests", dependencies: ["SIP"]),
    .testTarget(
      name: "ModulesTests", dependencies: ["KemiModules", "KemiRuntime", "SIP", "TestSupport"]),
    .testTarget(
      name: "LuaHostTests",
      dependencies: [
        "CLua", "CLuaLibrary", "KemiModules", "KemiRuntime", "LuaHost", "SIP", "TestSupport",
      ],
      exclude: ["Patterns/expected-results.lua", "Patterns/interrupted.lua", "Patterns/same-as-stock.lua"]),
    .testTarget(
      name: "PythonHostTests", dependencies: ["TestSupport"], exclude: ["Python", "leaks.py"]),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "CLuaLibrary", "JSON", "KemiModules", "KemiRuntime", "LuaHost", "Scenarios", "TestSupport", "kemi",
      ]),
    .testTarget(
      name: "LuaFrontTests", dependencies: ["KemiCheck", "TestSupport"], exclude: ["accepts.lua"]),
    .target(
      name: "TrialModule", dependencies: ["CKamailio", "KemiBridge", "KemiRuntime"],
      path: "Tests/KamailioTests/Module", exclude: ["generate", "module.map", "trial.json"],
      linkerSettings: withoutSwift + [
        .unsafeFlags([
          "-Xlinker", "--version-script=\(Context.packageDirectory)/Tests/KamailioTests/Module/module.map",
        ])
      ]),
    .testTarget(
      name: "KamailioTests", dependencies: ["KemiBridge", "TestSupport", "TrialModule", "kemi"],
      exclude: ["Examples", "FakeServer", "Module", "Scripts", "load", "newcomer", "options.xml"]),
    .testTarget(name: "ExamplesTests", dependencies: ["TestSupport", "kemi"]),
    .testTarget(name: "RecordTests", dependencies: ["KemiRecord", "TestSupport", "kemi"]),
    .testTarget(
      name: "ServerComparisonTests",
      dependencies: [
        "CLuaLibrary", "Files", "JSON", "KemiModules", "KemiRecord", "KemiRuntime", "LuaHost", "Scenarios",
        "SIP", "TestSupport", "kemi",
      ],
      exclude: ["calls", "comparison.lua", "messages"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport", "kemi"]),
    .testTarget(name: "KitTests", dependencies: ["Descriptors", "Files", "JSON", "KemiKit", "TestSupport"]),
    .target(
      name: "FuzzInputs", dependencies: ["KemiModules", "KemiRuntime", "LuaHost", "SIP"], path: "Fuzz/Inputs"),
    .testTarget(
      name: "FuzzRegressionTests", dependencies: ["CLuaLibrary", "Files", "FuzzInputs", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Fuzz/run builds these, with sanitizers that bring a main() of their own.
if Context.environment["KEMI_FUZZ"] != nil {
  package.targets += ["Messages", "Calls"].map { name in
    .executableTarget(
      name: "Fuzz\(name)", dependencies: ["CLuaLibrary", "FuzzInputs"], path: "Fuzz/\(name)",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  }
}
