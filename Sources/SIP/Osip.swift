import COsip

/// What libosip2 says of parts of header values.
enum Osip {
  enum Part { case uri, via, cseq }

  /// The longest value that libosip2 is asked about: it takes time quadratic in the number of parameters.
  private static let longestValue = 4096

  /// Whether libosip2 can read `value` as such a part; true where it is not asked.
  static func canRead(_ part: Part, _ value: some Collection<UInt8>) -> Bool {
    guard value.count <= longestValue else { return true }
    _ = setUp
    let line = unfolded(value)
    return switch part {
    case .uri: succeeds(line, osip_uri_init, osip_uri_parse, osip_uri_free)
    case .via: succeeds(line, osip_via_init, osip_via_parse, osip_via_free)
    case .cseq: succeeds(line, osip_cseq_init, osip_cseq_parse, osip_cseq_free)
    }
  }

  private static let setUp: Void = {
    // It would report what it cannot read on the standard error output of the whole process.
    for level in 0..<END_TRACE_LEVEL.rawValue { osip_trace_disable_level(osip_trace_level_t(level)) }
    parser_init()
  }()

  /// The value on one line, zero-ended. A control character reads as a space: libosip2 takes a CR alone for
  /// an end of line, and a NUL for the end of all.
  private static func unfolded(_ value: some Collection<UInt8>) -> [CChar] {
    value.map { $0 < 0x20 ? 0x20 : CChar(bitPattern: $0) } + [0]
  }

  private static func succeeds<Parsed>(
    _ line: [CChar],
    _ create: (UnsafeMutablePointer<UnsafeMutablePointer<Parsed>?>?) -> Int32,
    _ parse: (UnsafeMutablePointer<Parsed>?, UnsafePointer<CChar>?) -> Int32,
    _ free: (UnsafeMutablePointer<Parsed>?) -> Void
  ) -> Bool {
    var part: UnsafeMutablePointer<Parsed>?
    guard create(&part) == 0, let part else { return false }
    defer { free(part) }
    return parse(part, line) == 0
  }
}
