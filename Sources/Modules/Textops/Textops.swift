import KemiRuntime
import KemiTables
import SIP

/// `KSR.textops`
struct Textops: TextopsModule {
  let session: Session

  /// The headers of that name, or nil if there cannot be such a name.
  func headers(_ name: Text) -> [HeaderField]? {
    guard (1...252).contains(name.bytes.count), name.bytes.allSatisfy(\.isTokenCharacter) else { return nil }
    return session.message.headers(named: name.bytes)
  }
}
