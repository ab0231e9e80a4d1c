import Glibc
import KemiRuntime
import KemiTables
import SIP

/// `KSR.kx`
struct Kx: KxModule {
  let session: Session

  private var message: SIPMessage { session.message }

  // MARK: The message

  func getMethod(_: any Message) throws -> Value { value(session.method) }
  func getStatus(_: any Message) throws -> Int32 { message.status.map { Int32(clamping: $0) } ?? -1 }
  func getsStatus(_: any Message) throws -> Value {
    guard let status = message.status else { return .null }
    let digits = "\(status)"
    return .str(String(repeating: "0", count: max(0, 3 - digits.count)) + digits)
  }
  func getMsgbuf(_: any Message) throws -> Value { .str(message.buffer) }
  func getMsglen(_: any Message) throws -> Int32 { Int32(clamping: message.buffer.count) }
  func getMsgtype(_: any Message) throws -> Int32 { message.isRequest ? 1 : 2 }
  func getCallid(_: any Message) throws -> Value { value(message.callID, or: .str([])) }

  func getUa(_: any Message) throws -> Value { value(message.userAgent) }
  func geteUa(_: any Message) throws -> Value { value(message.userAgent, or: .str([])) }
  func getwUa(_: any Message) throws -> Value { value(message.userAgent, or: .str("<null>")) }

  func getBody(_: any Message) throws -> Value { nonempty(message.body) }
  func geteBody(_: any Message) throws -> Value { nonempty(message.body, or: .str([])) }
  func getwBody(_: any Message) throws -> Value { nonempty(message.body, or: .str("<null>")) }
  func getBodylen(_: any Message) throws -> Int32 { Int32(clamping: message.bodyRange.count) }

  func getCturi(_: any Message) throws -> Value { nonempty(message.contactAddresses?.first?.uri) }
  func geteCturi(_: any Message) throws -> Value {
    nonempty(message.contactAddresses?.first?.uri, or: .str([]))
  }
  func getwCturi(_: any Message) throws -> Value {
    nonempty(message.contactAddresses?.first?.uri, or: .str("<null>"))
  }

  func getAu(_: any Message) throws -> Value { value(credentialsUser) }
  func geteAu(_: any Message) throws -> Value { value(credentialsUser, or: .str([])) }
  func getwAu(_: any Message) throws -> Value { value(credentialsUser, or: .str("<null>")) }

  private var credentialsUser: Bytes? { session.credentials.map { Bytes($0.userAndDomain.user) } }

  // MARK: The server

  func getTimestamp(_: any Message) throws -> Int32 { Int32(truncatingIfNeeded: session.environment.time()) }
  /// No message comes on a connection here.
  func getConid(_: any Message) throws -> Int32 { -1 }

  func getProto(_: any Message) throws -> Value { .str(session.transport.rawValue) }
  func getProtoid(_: any Message) throws -> Int32 { Int32(clamping: session.transport.number) }
  func getSrcip(_: any Message) throws -> Value { .str(session.environment.source.host) }
  func getSrcport(_: any Message) throws -> Value { .int(Int32(clamping: session.environment.source.port)) }
  func getSrcuri(_: any Message) throws -> Value {
    .str(session.environment.source.uri(session.transport, alwaysWithTransport: false))
  }
  func getSrcaddrSock(_: any Message) throws -> Value {
    .str(session.environment.source.socket(session.transport))
  }

  func getRcvip(_: any Message) throws -> Value { .str(session.environment.received.host) }
  func getRcvport(_: any Message) throws -> Value { .int(Int32(clamping: session.environment.received.port)) }
  func getRcvadvip(_ message: any Message) throws -> Value { try getRcvip(message) }
  func getRcvadvport(_ message: any Message) throws -> Value { try getRcvport(message) }
  func getRcvaddrSock(_: any Message) throws -> Value {
    .str(session.environment.received.socket(session.transport))
  }
  /// Sockets have no names here.
  func getRcvSockName(_: any Message) throws -> Value { .null }

  func getSendSock(_: any Message) throws -> Value { value(message.forcedSocket) }
  func getSendSockName(_: any Message) throws -> Value { .null }
  func getSendSockPort(_: any Message) throws -> Int32 {
    Int32(clamping: message.forcedSocket?.parts(separatedBy: .ascii(":")).last?.decimal ?? 0)
  }

  // MARK: The process and its configuration, of which there is none

  func getEnv(_: any Message, variableName: Text) throws -> Value {
    value(variable(variableName), or: .str([]))
  }

  func getEnvn(_: any Message, variableName: Text) throws -> Int32 {
    Int32(clamping: PseudoValue.leadingNumber(variable(variableName) ?? []))
  }

  func getDef(_: any Message, defineName: Text) throws -> Value { .str([]) }
  func getDefn(_: any Message, defineName: Text) throws -> Int32 { 0 }
  func ifdef(_: any Message, defineName: Text) throws -> Bool { false }
  func ifndef(_: any Message, defineName: Text) throws -> Bool { true }

  private func variable(_ name: Text) -> Bytes? {
    guard !name.isEmpty, let value = getenv(name.string) else { return nil }
    return Bytes(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  // MARK: Values

  func value(_ bytes: Bytes?, or null: Value = .null) -> Value { bytes.map { .str($0) } ?? null }

  func nonempty(_ bytes: Bytes?, or null: Value = .null) -> Value {
    if let bytes, !bytes.isEmpty { .str(bytes) } else { null }
  }
}
