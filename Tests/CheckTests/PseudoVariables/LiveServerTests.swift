import Descriptors
import TestSupport
import Testing

@testable import KemiCheck

/// The facts held against a server that is installed here, whichever release it is.
@Suite(.enabled(if: LiveServer.release != nil, "no kamailio is installed"))
struct LiveServerTests {
  /// What the server says of statements, after it has loaded modules.
  private func accepts(_ statements: [String], modules: [String]) throws -> (Bool, String) {
    let folder = try TemporaryFolder()
    let loading = modules.map { "loadmodule \"\($0).so\"\n" }.joined()
    let file = try folder.write(
      "kamailio.cfg", loading + "request_route {\n" + statements.joined(separator: "\n") + "\n}\n")
    let outcome = try run("kamailio", ["-c", "-f", file])
    return (outcome.status == 0 && !outcome.errors.contains("pv_parse_spec2"), outcome.errors)
  }

  private func variables() throws -> [PseudoVariable] {
    let release = try #require(LiveServer.release)
    return try ServerFacts.read().variables.filter { variable in
      // The native language has no place for names with a dot or a question mark.
      variable.releases.contains(release) && (variable.loads ?? "pv") == "pv"
        && variable.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
  }

  @Test func variablesAreReadAndWritten() throws {
    let plain = try variables().filter { !$0.takesName }
    #expect(plain.count > 100)
    let (read, errors) = try accepts(plain.map { "$var(z) = $(\($0.name));" }, modules: ["pv"])
    #expect(read, "\(errors)")
    let written = plain.filter { $0.isWritable }.map { "$\($0.name) = \"1\";" }
    let (isWritten, writeErrors) = try accepts(written, modules: ["pv"])
    #expect(isWritten, "\(writeErrors)")
  }

  @Test func whatIsReadOnlyIsRefused() throws {
    for variable in try variables().filter({ !$0.takesName && !$0.isWritable }).prefix(20) {
      #expect(try !accepts(["$\(variable.name) = \"1\";"], modules: ["pv"]).0, "\(variable.name)")
    }
  }

  @Test func namesAndIndexesThatDoNotBelong() throws {
    for variable in try variables().everySeventh().prefix(20) {
      let text = variable.takesName ? "$\(variable.name)" : "$\(variable.name)(x)"
      #expect(try !accepts(["$var(z) = \(text);"], modules: ["pv"]).0, "\(text)")
      if !variable.takesName, !variable.takesIndex {
        #expect(try !accepts(["$var(z) = $(\(variable.name)[0]);"], modules: ["pv"]).0, "\(variable.name)")
      }
    }
  }
}

extension [PseudoVariable] {
  /// Some of all kinds, the same ones each time.
  fileprivate func everySeventh() -> [PseudoVariable] {
    enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
  }
}

private enum LiveServer {
  static let release: Release? = {
    guard let text = try? run("kamailio", ["-v"]).output,
      let version = text.split(separator: " ").drop(while: { $0 != "kamailio" }).dropFirst().first
    else { return nil }
    return Release(version)
  }()
}
