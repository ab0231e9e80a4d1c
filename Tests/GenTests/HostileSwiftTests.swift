import Descriptors
import Foundation
import KemiGen
import TestSupport
import Testing

@Suite struct HostileSwiftTests {
  @Test func wordsStayInTheirComments() throws {
    try expectValid(HostileWords.module)
  }

  @Test func namesThatSwiftHasTaken() throws {
    try expectValid(HostileNames.module())
  }

  @Test func modulesOfNamesThatSwiftHasTaken() throws {
    try expectValid(HostileNames.all.map { HostileNames.module($0, ["run", "count"]) })
  }

  /// Names that differ in KEMI and would be the same in Swift.
  @Test(
    arguments: [
      ["class", "class_"], ["class_", "class"], ["init", "init_"], ["init_", "init"], ["self", "Self"],
      ["Self", "self"], ["a_b", "aB", "AB"], ["x", "x_"],
    ])
  func namesThatMeet(_ names: [String]) throws {
    try expectValid(HostileNames.module("names", names))
  }

  /// Modules that would be in the files that the generator has for itself.
  @Test(arguments: ["tables", "implementation"])
  func moduleOfTheNameOfAnotherFile(_ name: String) throws {
    try expectValid(Module(name: name, functions: [function("run")]))
  }

  /// What Kamailio loads a module by, for modules whose names and parameters are such.
  @Test func modulesForTheServer() throws {
    var words = HostileWords.module
    words.parameters = HostileWords.lines.enumerated().map { index, words in
      ModuleParameter(name: "text_\(index)", initial: .str(words), summary: words)
    }
    words.hooks = Hook.allCases
    var names = HostileNames.module()
    names.parameters = (HostileNames.all + ["a_b", "aB"]).map { ModuleParameter(name: $0, initial: .int(-1)) }
    var results = Module(name: "results")
    results.functions = KemiType.returnTypes.map { type in
      Function(
        name: "returns_\(type.rawValue)",
        parameters: [KemiType.int, .str, .bool, .long].map { Parameter(name: $0.rawValue, type: $0) },
        returns: Returns(type: type), releases: ReleaseRange("5.1-5.3")!)
    }
    for module in [words, names, results] { try expectValid([module], targets: [.swift, .kamailio]) }
  }

  private func expectValid(_ modules: Module...) throws { try expectValid(modules) }

  private func expectValid(_ modules: [Module], targets: [Target] = [.swift]) throws {
    let folder = try TemporaryFolder()
    try folder.generate(Catalog(modules: modules, releases: knownReleases), targets: targets)
    if targets.contains(.kamailio) {
      for module in modules { try conform(to: module, in: folder) }
    }
    // The runtime's module stands beside the program that was built with it.
    let build = URL(fileURLWithPath: Repository.kemi).deletingLastPathComponent().path
    let outcome = try run(
      "swiftc",
      [
        "-typecheck", "-swift-version", "6", "-module-name", "Hostile", "-I", build + "/Modules", "-Xcc",
        "-fmodule-map-file=\(build)/CProxy.build/module.modulemap", "-Xcc",
        "-fmodule-map-file=\(build)/CKamailio.build/module.modulemap", "-Xcc",
        "-fmodule-map-file=\(build)/CBridge.build/module.modulemap", "-Xcc",
        "-I\(Repository.root)/Sources/CKamailio/include",
      ] + folder.files.map { folder.path + "/" + $0 })
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Writes the type that has the module's functions: the declarations of its protocol, with bodies.
  private func conform(to module: Module, in folder: TemporaryFolder) throws {
    let type = module.name.prefix(1).uppercased() + module.name.dropFirst()
    let generated = try String(contentsOfFile: "\(folder.path)/swift/\(type)Module.swift", encoding: .utf8)
    let declarations = generated.split(separator: "\n").filter {
      $0.hasPrefix("  func ") || $0.hasPrefix("  init(")
    }
    let made = module.parameters.isEmpty ? "  init() throws {}\n" : ""
    try
      "import KemiRuntime\nstruct \(type): \(type)Module {\n\(made)\(declarations.map { "\($0) { fatalError() }\n" }.joined())}\n"
      .write(toFile: "\(folder.path)/\(type).swift", atomically: true, encoding: .utf8)
  }
}
