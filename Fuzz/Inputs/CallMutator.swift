import KemiModules
import KemiRuntime
import SIP

/// Changes an input of calls into another: of functions that exist, with arguments that mostly fit.
public struct CallMutator {
  private var random: Random
  private let mutateText: ([UInt8]) -> [UInt8]
  private static let maximumCalls = 24

  /// - Parameter mutateText: Changes a text without knowledge of calls.
  public init(seed: UInt32, mutateText: @escaping ([UInt8]) -> [UInt8]) {
    random = Random(state: UInt64(seed))
    self.mutateText = mutateText
  }

  public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    if random.number(below: 16) == 0 { return mutateText(bytes) }
    var text = CallText(bytes)
    for _ in 0...random.number(below: 3) { mutate(&text.records) }
    return text.bytes
  }

  private mutating func mutate(_ records: inout [[CallText.Unit]]) {
    let count = records.count
    // The first record is no call.
    let record = 1 + random.number(below: max(count - 1, 1))
    switch random.number(below: 12) {
    case 0...2 where count <= Self.maximumCalls: records.insert(makeCall(), at: min(record, count))
    case 3 where count > 2: records.remove(at: record)
    case 4 where count > 2: records.swapAt(record, 1 + random.number(below: count - 1))
    case 5 where count > 1 && count <= Self.maximumCalls: records.append(records[record])
    case 6: mutateMessage(&records)
    default:
      guard record < count, records[record].count > 1 else { return }
      let position = 1 + random.number(below: records[record].count - 1)
      let argument = records[record][position]
      records[record][position] =
        random.number(below: 2) == 0
        ? makeArgument(random.element(of: ValueType.allCases) ?? .str)
        : Array(argument.prefix(1)) + mutateText(Array(argument.dropFirst()))
    }
  }

  private mutating func mutateMessage(_ records: inout [[CallText.Unit]]) {
    guard !records.isEmpty else { return }
    let sample = random.number(below: SampleMessages.requests.count)
    records[0] = [Bytes("\(sample)" + (random.element(of: ["", "c", "o", "co", "e"]) ?? ""))]
    if random.number(below: 2) == 0 {
      records[0].append(mutateText(Bytes(SampleMessages.requests[sample])))
    }
  }

  private mutating func makeCall() -> [CallText.Unit] {
    if random.number(below: 32) == 0 { return [Bytes("=")] }
    guard let function = random.element(of: Self.functions) else { return [] }
    var call = [Bytes(function.path)]
    if function.path == "x.modf" { call.append(Bytes("s\(random.element(of: HostileTexts.natives) ?? "")")) }
    for type in function.parameters.dropFirst(call.count - 1) {
      let isMisfit = random.number(below: 16) == 0
      call.append(makeArgument(isMisfit ? random.element(of: ValueType.allCases) ?? .str : type))
    }
    if random.number(below: 32) == 0 { call.append(makeArgument(.str)) }
    return call
  }

  private mutating func makeArgument(_ type: ValueType) -> CallText.Unit {
    switch type {
    case .int, .long: return Bytes("i\(random.element(of: HostileTexts.numbers) ?? "")")
    case .bool: return Bytes(random.element(of: ["t", "z"]) ?? "t")
    case .null: return Bytes("n")
    case .dict: return Bytes("a")
    case .array: return Bytes("u")
    case .none: return Bytes("f0.5")
    case .str, .xval:
      let text = random.element(of: HostileTexts.texts) ?? ""
      switch random.number(below: 16) {
      case 0: return Bytes("r\(random.element(of: [2, 17, 300, 100_000]) ?? 1):\(text)")
      case 1: return Bytes("v")
      case 2: return Bytes("s\(text)\(random.element(of: HostileTexts.texts) ?? "")")
      default: return Bytes("s\(text)")
      }
    }
  }

  private static let functions: [(path: String, parameters: [ValueType])] = {
    let session = Session()
    let proxy = session.makeProxy(tables: CallSource.tables)
    let inTables = proxy.modules.flatMap(\.functions).map {
      (String($0.path.dropFirst("KSR.".count)), $0.parameters)
    }
    return inTables + [("x.exit", []), ("x.drop", []), ("x.modf", [.str, .str, .str])]
  }()
}

/// SplitMix64: the same choices again for the same seed.
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number below `count`, or 0.
  mutating func number(below count: Int) -> Int {
    count > 1 ? Int(truncatingIfNeeded: next() % UInt64(count)) : 0
  }

  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }
}
