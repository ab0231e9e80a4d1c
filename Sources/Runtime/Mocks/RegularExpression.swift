import Glibc

/// A POSIX extended regular expression, the kind that Kamailio uses.
///
/// One that refers to its own groups (`(a)\1`) matches no text of more than 64 bytes: it could take forever.
public final class RegularExpression {
  private var compiled = regex_t()
  private let hasReferences: Bool

  /// - Throws: `ScriptError` that says what is wrong with the expression.
  public init(_ pattern: [UInt8], ignoringCase: Bool = false, linewise: Bool = false) throws {
    guard !pattern.contains(0) else { throw ScriptError("a regular expression cannot contain a NUL byte") }
    hasReferences = try PatternSize(pattern).references > 0
    var flags = REG_EXTENDED
    if ignoringCase { flags |= REG_ICASE }
    if linewise { flags |= REG_NEWLINE }
    let status = (pattern + [0]).withUnsafeBytes {
      regcomp(&compiled, $0.baseAddress?.assumingMemoryBound(to: CChar.self), flags)
    }
    guard status == 0 else {
      var text = [CChar](repeating: 0, count: 256)
      regerror(status, nil, &text, text.count)
      let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let shown = String(decoding: pattern, as: UTF8.self)
      throw ScriptError("the regular expression '\(shown)' is not valid: \(reason)")
    }
  }

  deinit { regfree(&compiled) }

  public func matches(_ text: [UInt8]) -> Bool { firstMatch(in: text, groups: 1) != nil }

  /// The ranges of the match and its groups, nothing where a group took no part.
  public func firstMatch(
    in text: [UInt8], from start: Int = 0, groups: Int = 10, isLineStart: Bool = true
  ) -> [Range<Int>?]? {
    guard start <= text.count else { return nil }
    if hasReferences, text.count - start > PatternSize.maximumTextWithReferences { return nil }
    var matches = [regmatch_t](repeating: regmatch_t(), count: max(groups, 1))
    matches[0].rm_so = 0
    matches[0].rm_eo = regoff_t(clamping: text.count - start)
    let flags = REG_STARTEND | (isLineStart ? 0 : REG_NOTBOL)
    let status = text[start...].withUnsafeBytes {
      // An empty slice may have no address, and regexec wants one.
      regexec(
        &compiled, $0.baseAddress?.assumingMemoryBound(to: CChar.self) ?? emptyText, matches.count, &matches,
        flags)
    }
    guard status == 0 else { return nil }
    return matches.map { match in
      match.rm_so < 0 ? nil : start + Int(match.rm_so)..<start + Int(match.rm_eo)
    }
  }
}

nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.initialize(to: 0)
  return UnsafePointer(text)
}()
