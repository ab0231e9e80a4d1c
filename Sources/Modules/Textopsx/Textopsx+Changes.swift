import Glibc
import KemiRuntime
import KemiTables
import SIP

extension Textopsx {
  /// Headers that are never removed.
  private static let kept: Set<HeaderKind> = [
    .from, .to, .callID, .cseq, .via, .contact, .contentLength, .contentType, .route, .recordRoute,
    .maxForwards,
  ]

  var changes: [String: Implementation] {
    [
      "msg_apply_changes": .int { _ in applyChanges() },
      "msg_set_buffer": .intStr { _, text in setText(text.copy) },
      "remove_body": .int { _ in
        guard !session.message.bodyRange.isEmpty else { return 1 }
        session.message.removeBody()
        session.noteChange()
        return 1
      },
      "keep_hf": .int { _ in keep(nil) },
      "keep_hf_re": .intStr { _, pattern in
        if pattern.isEmpty { return keep(nil) }
        guard let expression = RegularExpression.kemi(pattern) else { return -1 }
        return keep(expression)
      },
      "change_reply_status": .intIntStr { _, code, reason in
        reason.isEmpty ? -1 : changeStatus(Int(code), reason.copy)
      },
      "change_reply_status_code": .intInt { _, code in changeStatus(Int(code), nil) },
      "fnmatch": .intStrStr { _, text, pattern in Self.matches(text, pattern, flags: 0) },
      "fnmatch_ex": .intStrStrStr { _, text, pattern, flags in
        Self.matches(text, pattern, flags: flags.bytes.first?.lowercased == .ascii("i") ? 1 << 4 : 0)
      },
    ]
  }

  private func applyChanges() -> Int32 {
    guard !session.message.isRequest || session.routeKind == .request,
      // Whether a second Record-Route is due shows when the request goes out.
      !session.message.isRequest || !session.processing.route.isRecorded
    else { return -1 }
    do {
      try session.message.applyChanges()
      session.noteChange()
      session.processing.isContactFixed = false
      return 1
    } catch {
      session.proxy.record(.note("textopsx.msg_apply_changes(): \(error)"))
      return 0
    }
  }

  private func setText(_ text: Bytes) -> Int32 {
    guard !session.message.isRequest || session.routeKind == .request, !text.isEmpty else { return -1 }
    do {
      try session.message.setText(text)
      session.noteChange()
      session.processing.isContactFixed = false
      session.processing.route.recorded = nil
      return 1
    } catch {
      session.proxy.record(.note("textopsx.msg_set_buffer(): \(error)"))
      return 0
    }
  }

  /// The C code returns -1 whatever it has done.
  private func keep(_ expression: RegularExpression?) -> Int32 {
    for header in session.message.headers where !Self.kept.contains(header.kind) {
      if expression?.matches(header.name) != true { session.remove(header) }
    }
    return -1
  }

  private func changeStatus(_ code: Int, _ reason: Bytes?) -> Int32 {
    let message = session.message
    guard (100...699).contains(code), case .reply(let version, let status, let phrase) = message.firstLine
    else {
      return -1
    }
    // A provisional or a good reply stays one.
    if code < 300 || status < 300, code / 100 != status / 100 { return -1 }
    guard let line = message.buffer.firstRange(of: version + Bytes(" \(Self.digits(status)) ")) else {
      return -1
    }
    session.replace((line.upperBound - 4)..<(line.upperBound - 1), with: Bytes("\(code)"))
    session.processing.newStatus = (code, reason ?? phrase)
    if let reason, let old = message.buffer[(line.upperBound)...].firstRange(of: phrase) {
      session.replace(old, with: reason)
    }
    return 1
  }

  private static func digits(_ status: Int) -> Substring { String(1000 + status).dropFirst() }

  /// 0 on a match, unlike nearly all of KEMI.
  private static func matches(_ text: Text, _ pattern: Text, flags: Int32) -> Int32 {
    let text = text.untilNUL.map { CChar(bitPattern: $0) } + [0]
    let pattern = pattern.untilNUL.map { CChar(bitPattern: $0) } + [0]
    return fnmatch(pattern, text, flags) == 0 ? 0 : -1
  }
}
