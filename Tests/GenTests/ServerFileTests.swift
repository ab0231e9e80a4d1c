import Descriptors
import Foundation
import KemiGen
import TestSupport
import Testing

/// What Kamailio loads a module by.
@Suite struct ServerFileTests {
  /// The releases that a function is there in, as the bridge compares them with the server's.
  @Test(
    arguments: [
      ("0.0-", "ServerRelease.first...ServerRelease.last"),
      ("5.6-", "ServerRelease(5, 6)...ServerRelease.last"),
      ("5.4-master", "ServerRelease(5, 4)...ServerRelease.master"),
      ("master", "ServerRelease.master...ServerRelease.master"),
    ])
  func releases(_ range: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let releases = ["5.6", "master"].map { KnownRelease(release: Release($0)!, version: $0) }
    let module = Module(name: "gate", functions: [function("open", releases: range)])
    try folder.generate(Catalog(modules: [module], releases: releases), targets: [.kamailio])
    let text = try String(contentsOfFile: folder.path + "/kamailio/GateServer.swift", encoding: .utf8)
    #expect(text.contains("\"open\", Signature(.int), \(expected),"), "\(text)")
  }
}
