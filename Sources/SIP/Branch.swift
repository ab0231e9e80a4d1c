/// A further destination of a request, beside its request URI (`append_branch()`).
public struct Branch: Equatable, Sendable {
  public var uri: Bytes
  /// Priority in thousandths, 0 to 1000, or nil.
  public var q: Int?
  public var destinationURI: Bytes?
  public var path: Bytes?
  public var forcedSocket: Bytes?
  public var flags: UInt32

  public init(
    uri: Bytes, q: Int? = nil, destinationURI: Bytes? = nil, path: Bytes? = nil, forcedSocket: Bytes? = nil,
    flags: UInt32 = 0
  ) {
    self.uri = uri
    self.q = q
    self.destinationURI = destinationURI
    self.path = path
    self.forcedSocket = forcedSocket
    self.flags = flags
  }
}
