import Foundation
import TestSupport
import Testing

@Suite struct ListTests {
  private struct Row: Decodable {
    let module: String
    let name: String
  }

  @Test func tableIsWhatThereIsByDefault() throws {
    #expect(try list() == list("--format", "table"))
  }

  @Test func tableHasALineForEachFunction() throws {
    let lines = try list("--module", "pv", "--release", "5.2").split(separator: "\n")
    #expect(lines.count == 5)
    let set = try #require(lines.first { $0.hasPrefix("KSR.pv.sets(str, str)") })
    #expect(set.contains("  none  5.1-5.2    Set a variable to a text."))
  }

  @Test func tsvIsARowOfTheExportTable() throws {
    let rows = try list("--format", "tsv", "--module", "pv", "--release", "5.2").split(separator: "\n")
    #expect(rows.contains("pv\tsets\tnone\tstr,str"))
    #expect(rows.contains("pv\tis_null\tbool\tstr"))
    #expect(rows.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 4 })
  }

  @Test func coreHasNoNameInATable() throws {
    let rows = try list("--format", "tsv", "--module", "core", "--release", "master").split(separator: "\n")
    #expect(rows.contains("\tset_drop\tnone\t"))
    #expect(rows.allSatisfy { $0.hasPrefix("\t") })
  }

  @Test func jsonIsJSON() throws {
    let rows = try json("--module", "pv", "--release", "5.2")
    #expect(rows.allSatisfy { $0.module == "pv" })
    #expect(Set(rows.map(\.name)) == ["get", "is_null", "seti", "sets", "unset"])
  }

  @Test(arguments: [
    [], ["--release", "5.0"], ["--module", "tm"], ["--module", "tm", "--release", "master"],
  ])
  func formatsAgree(_ options: [String]) throws {
    let table = try list(options).split(separator: "\n").count
    #expect(try json(options).count == table)
    #expect(table > 0)
  }

  @Test func severalModules() throws {
    let rows = try json("--module", "tm", "--module", "pv")
    #expect(Set(rows.map(\.module)) == ["tm", "pv"])
  }

  @Test func releasesDiffer() throws {
    let old = Set(try list("--format", "tsv", "--release", "5.0").split(separator: "\n"))
    let new = Set(try list("--format", "tsv", "--release", "master").split(separator: "\n"))
    #expect(old.count < new.count)
    #expect(!old.isSubset(of: new))
  }

  @Test(arguments: ["table", "tsv", "json"])
  func fullDiskIsAFailure(_ format: String) throws {
    let outcome = try shell("\"$0\" list --format \(format) >/dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "kemi: error: cannot write to standard output: No space left on device\n")
  }

  @Test func closedOutputIsAFailure() throws {
    let outcome = try shell("\"$0\" list >&-")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("kemi: error: cannot write to standard output: "))
  }

  private func list(_ options: String...) throws -> String { try list(options) }

  private func list(_ options: [String]) throws -> String {
    let outcome = try kemi(["list"] + options)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    return outcome.output
  }

  private func json(_ options: String...) throws -> [Row] { try json(options) }

  private func json(_ options: [String]) throws -> [Row] {
    try JSONDecoder().decode([Row].self, from: Data(list(["--format", "json"] + options).utf8))
  }
}
