import Foundation
import TestSupport
import Testing

/// From nothing to a module that answers, and what happens to those who make mistakes on the way. A build in all.
@Suite(.serialized) struct NewcomerTests {
  @Test(.timeLimit(.minutes(15))) func thePathFromNothingToAnAnswer() throws {
    let folder = try TemporaryFolder()
    let package = folder.path + "/greeter"
    let port = try FreePort.take()
    let outcome = try run(
      Repository.root + "/Tests/KamailioTests/newcomer", [Repository.kemi, package, "\(port)"],
      environment: ["TMPDIR": folder.path])
    try #require(outcome.status == 0, "\(outcome.output)\n\(outcome.errors)")
    #expect(outcome.output.contains("loadmodule \"\(package)/build/greeter.so\"\n"))
    #expect(outcome.output.components(separatedBy: "SIP/2.0 200 +49301234").count == 3)
    for file in ["greeter.md", "lua/library/KSR/greeter.lua", "python/KSR-stubs/greeter.pyi"] {
      #expect(folder.read("greeter/build/" + file)?.contains("is_caller_blocked") == true, "\(file)")
    }
    try mistakes(in: folder)
  }

  /// Each leaves the module as it is.
  private func mistakes(in folder: TemporaryFolder) throws {
    let package = folder.path + "/greeter"
    let module = try identity(of: package + "/build/greeter.so")

    let source = "greeter/Sources/Greeter/Greeter.swift"
    let right = try #require(folder.read(source))
    try folder.write(source, right.replacingOccurrences(of: "? 1 : -1", with: "? true : -1"))
    let compiler = try run(Repository.kemi, ["build"], in: package)
    #expect(compiler.status == 1)
    #expect(compiler.errors.contains("Greeter.swift:17:"), "\(compiler.errors)")
    #expect(compiler.errors.contains("greeter is not built; build is as it was"))
    #expect(compiler.output.isEmpty)
    try folder.write(source, right)

    let descriptor = "greeter/descriptors/greeter.json"
    let words = try #require(folder.read(descriptor))
    try folder.write(descriptor, words.replacingOccurrences(of: "\"int\"", with: "\"integer\""))
    let message = "descriptors/greeter.json:29:28: error: unknown type 'integer'"
    let kemi = try run(Repository.kemi, ["build"], in: package)
    #expect(kemi.status == 2)
    #expect(kemi.errors.hasPrefix(message), "\(kemi.errors)")
    let swift = try run("swift", ["build"], in: package)
    #expect(swift.status != 0)
    #expect((swift.output + swift.errors).contains(message), "\(swift.output)\(swift.errors)")

    #expect(try identity(of: package + "/build/greeter.so") == module)
  }

  private func identity(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }
}
