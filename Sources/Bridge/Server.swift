import CBridge
import KemiRuntime

/// What a module in Swift is to the server that has loaded it. A process has one, and one thread.
public enum Server {
  nonisolated(unsafe) static var codes = TypeCodes(ServerRelease.known.upperBound)
  /// The one message object, which stands for the message of the call that runs.
  @usableFromInline nonisolated(unsafe) static let message = ServerMessage()
  nonisolated(unsafe) private static var module: ServerModule?

  /// Called while the configuration is read: registers the functions, unless this is unknown ground.
  ///
  /// - Returns: 0, or -1, at which the server does not start; the reason is in its log.
  public static func load(_ module: ServerModule) -> CInt {
    do {
      let ground = try Ground(for: module.name)
      codes = ground.codes
      Server.module = module
      let parameters = ServerParameters.make(module.parameters)
      bridge_announce(
        immortal(module.name), parameters, { Server.initialize() }, { Server.begin(rank: $0) },
        { Server.module?.stop() })
      let rows = module.functions.filter { $0.releases.contains(ground.release) }
      guard bridge_register(ServerRows.make(rows, module: module.name)) == 0 else {
        throw GroundError("the server has no room for another module")
      }
      try ground.checkCodes()
      return 0
    } catch {
      ServerLog.error("\(module.name): not loaded: \(error)")
      return -1
    }
  }

  private static func initialize() -> CInt {
    answer("cannot start") { try $0.start() }
  }

  private static func begin(rank: CInt) -> CInt {
    // Called once more in the main process, before it forks, for what most modules do in `start`.
    if rank == CInt(KAMAILIO_RANK_BEFORE_FORK) { return 0 }
    return answer("cannot start in this process") { try $0.startProcess(ServerProcess(rank: rank)) }
  }

  private static func answer(_ what: String, _ body: (ServerModule) throws -> Void) -> CInt {
    guard let module else { return -1 }
    do {
      try body(module)
      return 0
    } catch {
      ServerLog.error("\(module.name): \(what): \(error)")
      return -1
    }
  }

  /// A copy that stays where it is.
  static func immortal(_ text: String) -> UnsafePointer<CChar> {
    let bytes = Array(text.utf8) + [0]
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    return UnsafeRawPointer(copy).assumingMemoryBound(to: CChar.self)
  }
}
