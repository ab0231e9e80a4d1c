import SIP

/// The methods that Kamailio knows by number, and the letters that `is_method_in()` has for them.
enum Methods {
  static let letters: [UInt8: String] = [
    "I": "INVITE", "A": "ACK", "B": "BYE", "C": "CANCEL", "R": "REGISTER", "M": "MESSAGE", "O": "OPTIONS",
    "S": "SUBSCRIBE", "P": "PUBLISH", "N": "NOTIFY", "F": "REFER", "U": "UPDATE", "E": "PRACK", "K": "KDMQ",
    "G": "GET", "T": "POST", "V": "PUT", "D": "DELETE",
  ].reduce(into: [:]) { letters, entry in
    for letter in entry.key.utf8 { letters[letter.lowercased] = entry.value }
  }

  /// The method of a letter.
  static func method(_ letter: UInt8) -> PackedMethod {
    let position = Int(letter.lowercased) - 0x61
    return packed.indices.contains(position) ? packed[position] : PackedMethod(Bytes())
  }

  private static let packed = (UInt8(0x61)...0x7A).map { PackedMethod((letters[$0] ?? "").utf8) }

  static let all = letters.values.sorted() + ["INFO"]

  static func isKnown(_ method: some Collection<UInt8>) -> Bool {
    all.contains { method.equalsIgnoringCase($0) }
  }
}

extension Session {
  /// The method of the request, or that in the CSeq of the reply.
  var method: Bytes? { message.method ?? message.cseq?.method }

  func isMethod(_ name: String) -> Bool { message.isMethod(PackedMethod(name.utf8)) }
}
