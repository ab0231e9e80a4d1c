import Descriptors
import Testing

@testable import KemiImport

/// From which routes a function may be called, by the flags of its native one.
@Suite struct RouteTests {
  private func function(_ commands: String...) throws -> ImportedFunction {
    try FixtureTree.function(
      of: "static cmd_export_t c[] = {\n\(commands.joined())};\n" + C.table(C.row("box", "open", "f")))
  }

  @Test(arguments: [
    ("REQUEST_ROUTE", [Route.request]), ("FAILURE_ROUTE", [.failure]), ("TM_ONREPLY_ROUTE", [.onreply]),
    ("CORE_ONREPLY_ROUTE", [.coreOnreply]), ("ONREPLY_ROUTE", [.onreply, .coreOnreply]),
    ("BRANCH_ROUTE", [.branch]), ("BRANCH_FAILURE_ROUTE", [.branchFailure]), ("ONSEND_ROUTE", [.onsend]),
    ("ERROR_ROUTE", [.error]), ("LOCAL_ROUTE", [.local]), ("ONEVENT_ROUTE", [.event]),
    ("EVENT_ROUTE", [.request, .event]), ("ANY_ROUTE", [.any]),
    ("BRANCH_ROUTE | REQUEST_ROUTE|FAILURE_ROUTE", [.request, .failure, .branch]),
    ("REQUEST_ROUTE | ANY_ROUTE", [.any]), ("REQUEST_ROUTE | SOME_OTHER_FLAG", [.request]),
  ])
  func flags(text: String, routes: [Route]) throws {
    #expect(try function(C.command("open", "w", routes: text)).routes == routes)
  }

  @Test func severalRowsOfAFunctionAddUp() throws {
    let function = try function(
      C.command("open", "w", routes: "BRANCH_ROUTE"), C.command("open", "v", routes: "REQUEST_ROUTE"))
    #expect(function.routes == [.request, .branch])
    #expect(function.cfg == ["open"])
  }

  @Test func anInterfaceForOtherModulesIsNoNativeFunction() throws {
    let function = try function(C.command("open", "bind_open", routes: "0"))
    #expect(function.routes == [])
    #expect(function.cfg == [])
  }

  @Test(arguments: ["{\"open\", w, 0, 0, ANY_ROUTE},\n", "{0, 0, 0, 0, 0, 0},\n", "{},\n"])
  func rowsOfAnotherShapeAreLeftOut(row: String) throws { #expect(try function(row).cfg == []) }

  @Test func withoutNativeFunctionsThereAreNoRoutes() throws { #expect(try function().routes == []) }
}
