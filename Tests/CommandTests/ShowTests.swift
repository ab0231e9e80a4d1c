import TestSupport
import Testing

@Suite struct ShowTests {
  @Test(arguments: ["KSR.tm.t_relay", "tm.t_relay"])
  func functionOfAModule(_ name: String) throws {
    let outcome = try kemi(["show", name])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("KSR.tm.t_relay\n  int t_relay()\n"))
    #expect(outcome.output.contains("\n  Lua         if KSR.tm.t_relay() > 0 then … end\n"))
    #expect(outcome.output.contains("\n  Module file: tm.\n"))
  }

  @Test(arguments: ["KSR.set_drop", "set_drop", "core.set_drop"])
  func functionOfTheCore(_ name: String) throws {
    let outcome = try kemi(["show", name])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("KSR.set_drop\n  none set_drop()\n"))
  }

  @Test func parametersHaveTheirWords() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine/gate.json", descriptor(module: "gate"))
    let outcome = try kemi(["show", "KSR.gate.run", "--descriptors", "mine"], in: folder)
    #expect(outcome.output.contains("\nParameters\n  count (int)\n      How often.\n"))
  }

  @Test func everySignatureIsShownNewestFirst() throws {
    let page = try kemi(["show", "KSR.pv.sets"]).output
    let new = try #require(page.firstRange(of: "  bool sets(str variable, str value)\n"))
    let old = try #require(page.firstRange(of: "  none sets(str variable, str value)\n"))
    #expect(new.lowerBound < old.lowerBound)
  }

  @Test func releaseHasOneSignature() throws {
    let page = try kemi(["show", "KSR.pv.sets", "--release", "5.2"]).output
    #expect(page.contains("none sets("))
    #expect(!page.contains("bool sets("))
  }

  @Test func functionOfOtherReleasesAlone() throws {
    let outcome = try kemi(["show", "KSR.pv.geti", "--release", "5.2"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "kemi: error: 'KSR.pv.geti' is not in release 5.2; without --release it is shown for all\n")
    #expect(outcome.output == "")
  }

  /// Without a terminal, a page has 80 columns.
  @Test(arguments: ["KSR.tm.t_relay", "KSR.pv.get", "KSR.dispatcher.ds_is_from_list_uri"])
  func proseIsWrapped(_ name: String) throws {
    let page = try kemi(["show", name]).output
    let prose = page.prefix(upTo: try #require(page.firstRange(of: "\nCalls\n")).lowerBound)
    #expect(prose.split(separator: "\n").filter { $0.count > 80 } == [])
  }
}
