import CBridge
public import KemiRuntime

/// The message that the server handles, as a module in Swift gets it: good for the time of a call.
public final class ServerMessage: Message {
  /// Where the server's message is, if there is one: behind a pointer, since Swift looks twice at each access to a property.
  @usableFromInline let current = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: 1)
  private var functions: [String: UnsafeMutablePointer<kamailio_row>] = [:]

  @usableFromInline init() { current.initialize(to: nil) }

  public func call(_ function: String, _ arguments: [Value]) throws -> Value {
    let path = function.hasPrefix("KSR.") ? String(function.dropFirst(4)) : function
    guard let row = row(path) else {
      throw ScriptError("there is no KSR.\(path); its module has to be loaded before it is called")
    }
    guard let pointer = current.pointee else {
      throw ScriptError("KSR.\(path) was called when the call that the message belongs to had ended")
    }
    return try ServerCall(path, row).answer(pointer, arguments)
  }

  /// Tables stay where they are while the server runs; a name that is not there yet may come with another module.
  private func row(_ path: String) -> UnsafeMutablePointer<kamailio_row>? {
    if let row = functions[path] { return row }
    let row = ServerTable.row(of: path)
    functions[path] = row
    return row
  }
}
