import KemiRuntime
import KemiTables
import SIP

extension Core {
  var methodTests: [String: Implementation] {
    var tests: [String: Implementation] = [
      "is_method": .boolStr { [session] _, methods in
        // The common cases must not copy the text, nor count references.
        let name = methods.bytes
        let length = session.message.methodLength()
        if name.count == length {
          let packed = PackedMethod(name)
          return packed.isPacked ? session.message.isMethod(packed) : session.message.isMethod(name)
        }
        // A list that has the method in it is longer.
        return name.count > length && Self.isMethod(of: session, inList: methods)
      },
      "is_method_in": .boolStr { _, letters in
        letters.bytes.contains { session.message.isMethod(Methods.method($0)) }
      },
    ]
    for method in Methods.all {
      let packed = PackedMethod(method.utf8)
      tests["is_\(method)"] = .bool { _ in session.message.isMethod(packed) }
    }
    return tests
  }

  /// A list is for known methods alone: one other name in it makes it fail.
  @inline(never) private static func isMethod(of session: Session, inList list: Text) -> Bool {
    guard list.bytes.contains(0x7C), let method = session.method, Methods.isKnown(method),
      list.bytes.count < 127
    else { return false }
    let separated = list.copy.map { $0 == 0x7C ? 0x2C : $0 }
    var names = separated.parts(separatedBy: 0x2C).map { Bytes($0.trimmed) }
    if names.count > 1, names.last?.isEmpty == true { names.removeLast() }
    return names.allSatisfy(Methods.isKnown) && names.contains { method.equalsIgnoringCase($0) }
  }
}
