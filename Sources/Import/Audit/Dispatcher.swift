import Descriptors

/// The part of a tree that calls the C functions of export tables: `src/core/kemiexec.c` from 5.7 on,
/// one in each interpreter before. It knows a list of type combinations, each by the C type that it
/// casts the function to: `sr_kemi_fmsn_f` takes a message, a str and an int; an `x` in front
/// (`sr_kemi_xfmsn_f`) returns an xval.
struct Dispatcher {
  let name: String
  private let casts: Set<String>

  static func all(in units: [UnitFacts]) -> [Dispatcher] {
    let all = units.flatMap { unit in unit.dispatchers.map { Dispatcher(name: $0.name, casts: $0.casts) } }
    // Interpreters that leave the calling to the core cast for functions without parameters alone.
    return all.filter { dispatcher in dispatcher.casts.contains { $0.hasSuffix("fms") } }
  }

  func canCall(_ signature: Signature) -> Bool {
    if signature.parameters.isEmpty { return true }
    var letters = signature.returns == .xval ? "xfm" : "fm"
    for type in signature.parameters {
      switch type {
      case .int: letters += "n"
      case .str: letters += "s"
      case .long: letters += "v"
      default: return false
      }
    }
    return casts.contains(letters)
  }

  /// The combinations that a file casts to.
  static func casts(in source: CSource) -> Set<String> {
    var casts = Set<String>()
    let text = source.text(0..<source.bytes.count)
    for part in text.split(separator: "(sr_kemi_", omittingEmptySubsequences: true).dropFirst() {
      guard let end = part.utf8.firstIndex(of: UInt8(ascii: ")")) else { continue }
      let name = part[..<end]
      if name.hasSuffix("_f"), name.hasPrefix("fm") || name.hasPrefix("xfm") {
        casts.insert(String(name.dropLast(2)))
      }
    }
    return casts
  }
}
