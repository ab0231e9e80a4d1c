import KemiRuntime
import SIP

/// The variables that scripts keep.
final class Variables {
  /// `$var(name)`: as long as the process. One that was never assigned is 0.
  var script: [Bytes: PseudoValue] = [:]
  /// `$vn(name)`: as `script`, but null if it was never assigned.
  var nullable: [Bytes: PseudoValue] = [:]
  /// `$shv(name)`: as long as the server, shared by its processes.
  var shared: [Bytes: PseudoValue] = [:]
  /// The lists of the message at hand. The messages of one transaction share them: it holds on to those of its request.
  var attributes = Attributes()
  /// `$sbranch()`: as long as the process.
  var staticBranch = Branch(uri: [])
  /// `$mi`: how many messages there were.
  private(set) var messageNumber = 0

  /// Variables by how they are written.
  private(set) var parsed: [Bytes: PseudoVariable] = [:]
  /// Those that were used last, where their text leads; found without a copy of it.
  @exclusivity(unchecked) private var recent = [(specification: Bytes, variable: PseudoVariable)?](
    repeating: nil, count: 256)
  /// Texts with variables in them, by how they are written.
  private(set) var formats: [Bytes: VariableFormat] = [:]
  private var notes: Set<String> = []
  private var start: Int?

  /// Forgets what belongs to one message.
  func beginMessage() {
    attributes = Attributes()
    messageNumber += 1
  }

  /// Keeps a parsed variable, as Kamailio does, but never more of them than it.
  func remember(_ variable: PseudoVariable, for specification: Bytes) {
    guard specification.count <= 1024 else { return }
    if parsed.count >= 2048 { parsed = [:] }
    parsed[specification] = variable
  }

  /// A variable that was used lately.
  func recent(_ specification: UnsafeRawBufferPointer) -> PseudoVariable? {
    guard let entry = recent[Self.slot(specification)], entry.specification.elementsEqual(specification)
    else {
      return nil
    }
    return entry.variable
  }

  func rememberRecent(_ variable: PseudoVariable, for specification: Bytes) {
    recent[specification.withUnsafeBytes(Self.slot)] = (specification, variable)
  }

  private static func slot(_ specification: UnsafeRawBufferPointer) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in specification { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int((hash ^ hash >> 8) & 0xFF)
  }

  /// Keeps a parsed text as well.
  func remember(_ format: VariableFormat, for text: Bytes) {
    guard text.count <= 1024 else { return }
    if formats.count >= 2048 { formats = [:] }
    formats[text] = format
  }

  /// Whether this note has not been taken yet.
  func takeNote(_ text: String) -> Bool { notes.count < 1000 && notes.insert(text).inserted }

  /// `$Tb`: when the server was started, which is when it was first asked for.
  func startTime(_ session: Session) -> PseudoValue {
    let time = start ?? session.environment.time()
    start = time
    return .number(time)
  }
}

/// The lists that a transaction keeps from one of its messages to the next. In each the newest comes first.
final class Attributes {
  var avps: [Avp] = []
  private var xavps: [XavpFlavour: [Xavp]] = [:]

  subscript(flavour: XavpFlavour) -> [Xavp] {
    get { xavps[flavour] ?? [] }
    set { xavps[flavour] = newValue }
  }
}
