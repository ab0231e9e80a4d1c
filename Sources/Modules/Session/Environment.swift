public import SIP

/// Where the server that a script runs in would stand, and what its configuration would say.
public struct Environment: Sendable {
  public struct Address: Sendable, Equatable {
    /// Without brackets.
    public var host: String
    public var port: Int

    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  /// Whom the message came from.
  public var source = Address(host: "192.0.2.1", port: 5060)
  /// On what it was received.
  public var received = Address(host: "127.0.0.1", port: 5060)
  /// `udp`, `tcp`, `tls`, `sctp`, `ws` or `wss`.
  public var transport = "udp"
  /// Names and addresses, with a port or for any (0), that are the server itself (`alias`).
  public var aliases: [Address] = []
  /// Seconds since 1970.
  public var time: @Sendable () -> Int
  /// The transactions that exist already, by the branch parameter of the request's topmost Via.
  public var transactionBranches: Set<Bytes> = []
  /// Parameters of modules that implementations heed, by `module.parameter`.
  public var parameters: [String: Int] = [:]

  public init(time: @escaping @Sendable () -> Int = Environment.clock) { self.time = time }
}
