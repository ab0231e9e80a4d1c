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

  private func expectValid(_ modules: Module...) throws { try expectValid(modules) }

  private func expectValid(_ modules: [Module]) throws {
    let folder = try TemporaryFolder()
    try folder.generate(Catalog(modules: modules, releases: knownReleases), targets: [.swift])
    // The runtime's module stands beside the program that was built with it.
    let build = URL(fileURLWithPath: Repository.kemi).deletingLastPathComponent().path
    let outcome = try run(
      "swiftc",
      [
        "-typecheck", "-swift-version", "6", "-module-name", "Hostile", "-I", build + "/Modules", "-Xcc",
        "-fmodule-map-file=\(build)/CProxy.build/module.modulemap",
      ] + folder.files.map { folder.path + "/" + $0 })
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
