import CBridge
import KemiRuntime

/// What the server is that the module was loaded into, as far as that has to be known.
struct Ground {
  let release: ServerRelease
  let codes: TypeCodes

  /// Looks whether this is ground that the bridge knows, before anything is registered.
  ///
  /// - Parameter module: The name that is about to be registered.
  /// - Throws: `GroundError`, in words for who runs the server.
  init(for module: String) throws {
    if let symbol = bridge_missing_symbol() {
      throw GroundError(
        "the server has no symbol '\(String(cString: symbol))'; it is no Kamailio that has KEMI")
    }
    let version = bridge_server_version().map { String(cString: $0) } ?? ""
    guard let release = ServerRelease(version: version) else {
      throw GroundError("the server calls itself '\(version)', which names no release of Kamailio")
    }
    guard ServerRelease.known.contains(release) else {
      throw GroundError(
        "it knows Kamailio \(ServerRelease.known.lowerBound) to \(ServerRelease.known.upperBound), not \(release); "
          + "build it again with a kemi that knows this release")
    }
    self.release = release
    codes = TypeCodes(release)
    try Ground.checkRows(codes)
    try Ground.checkName(module)
    try checkCodes()
  }

  /// Two neighbours of the core's table tell whether rows are laid out as they were.
  private static func checkRows(_ codes: TypeCodes) throws {
    guard let row = ServerTable.row(of: "dbg"), row[0].function.text?.string == "dbg",
      row[0].returns == codes.none, row[0].parameters.0 == codes.str, row[0].parameters.1 == codes.none,
      let next = row[1].function.text, (1...64).contains(next.bytes.count)
    else {
      throw GroundError("the server's table of KSR.dbg(str) is not as Kamailio's headers say")
    }
  }

  private static func checkName(_ module: String) throws {
    if ServerTable.named(module) != nil {
      throw GroundError("there is a module already that has the functions KSR.\(module)")
    }
  }

  /// KSR.pv.get, which returns an xval since 5.3, has to say so in the expected code.
  ///
  /// The server makes its own tables known with the first module's: until then there is nothing to look at.
  func checkCodes() throws {
    guard let table = ServerTable.named("pv") else { return }
    let returns = table.row(named: "get")?.pointee.returns ?? 0
    guard returns == codes.xval else {
      throw GroundError(
        "the server returns type \(returns) from KSR.pv.get, where its release has \(codes.xval)")
    }
  }
}

/// Why the module cannot be loaded here.
struct GroundError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
