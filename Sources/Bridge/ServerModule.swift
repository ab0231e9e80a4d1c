public import KemiRuntime

/// A module as it is handed to the server; the generated code makes it from the descriptor.
public struct ServerModule {
  /// The name under `KSR`, and the one that `modparam` takes.
  let name: String
  let functions: [ServerFunction]
  let parameters: [ServerParameter]
  /// Makes the module of its parameters, once, before the server forks.
  let start: () throws -> Void
  /// Called in each process after that.
  let startProcess: (ServerProcess) throws -> Void
  /// Called at the end, in the main process.
  let stop: () -> Void

  public init(
    _ name: String, functions: [ServerFunction], parameters: [ServerParameter] = [],
    start: @escaping () throws -> Void, startProcess: @escaping (ServerProcess) throws -> Void = { _ in },
    stop: @escaping () -> Void = {}
  ) {
    self.name = name
    self.functions = functions
    self.parameters = parameters
    self.start = start
    self.startProcess = startProcess
    self.stop = stop
  }
}

/// A function of a module, and what the server calls for it.
public struct ServerFunction {
  let name: String
  let signature: Signature
  /// Where it is there; in other releases its row is left out.
  let releases: ClosedRange<ServerRelease>
  let call: UnsafeMutableRawPointer

  /// - Parameter call: A function of C, which takes a message and the parameters of the signature as Kamailio passes them.
  public init<Function>(
    _ name: String, _ signature: Signature, _ releases: ClosedRange<ServerRelease>, _ call: Function
  ) {
    precondition(MemoryLayout<Function>.size == MemoryLayout<UnsafeMutableRawPointer>.size)
    self.name = name
    self.signature = signature
    self.releases = releases
    self.call = unsafeBitCast(call, to: UnsafeMutableRawPointer.self)
  }
}
