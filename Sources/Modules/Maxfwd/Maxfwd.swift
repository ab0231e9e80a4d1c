import KemiRuntime
import KemiTables
import SIP

/// `KSR.maxfwd`
struct Maxfwd: MaxfwdModule {
  let session: Session

  func isMaxfwdLt(_: any Message, limit: Int32) throws -> Int32 {
    guard (0...255).contains(limit) else { return -1 }
    guard let header = session.message.first(of: .maxForwards) else { return -2 }
    guard let hops = hops(header) else { return -3 }
    return Int32(hops < Int(limit))
  }

  func processMaxfwd(_: any Message, initial: Int32) throws -> Int32 {
    guard (0...255).contains(initial) else { return -1 }
    guard let header = session.message.first(of: .maxForwards) else {
      session.message.insert(headerLines: Bytes("Max-Forwards: \(initial)\r\n"))
      session.noteChange()
      return 2
    }
    guard let hops = hops(header) else { return -2 }
    guard hops > 0 else { return -1 }
    let limit = session.environment.parameters["maxfwd.max_limit"] ?? 70
    let left = min(hops - 1, limit)
    // Other functions see the new number at once.
    session.message.overwriteValue(of: header, with: Bytes("\(left)"))
    session.noteChange()
    return 1
  }

  private func hops(_ header: HeaderField) -> Int? {
    guard header.value.count <= 5, let hops = header.value.decimal, hops <= 65_535 else { return nil }
    return hops
  }
}
