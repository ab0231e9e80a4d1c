import Foundation
import TestSupport
import Testing

/// From nothing to a module that answers, and what happens to those who make mistakes on the way. A build in all.
@Suite(.serialized) struct NewcomerTests {
  @Test(.timeLimit(.minutes(15))) func thePathFromNothingToAnAnswer() throws {
    let folder = try TemporaryFolder()
    let package = folder.path + "/greeter"
    let port = try freePort()
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

/// A UDP port of this machine that nobody uses.
func freePort() throws -> UInt16 {
  let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let bound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
    }
  }
  try #require(descriptor >= 0 && bound)
  return UInt16(bigEndian: address.sin_port)
}
