/// Calls as the text of an input: records with record separators between them, of units with unit separators
/// between them.
///
/// The first record is about the message: options (`c` compatible with Kamailio, `o` observed, `e` another
/// environment, the number of a sample), and perhaps the text of another message. Each other record is a
/// function's name and its arguments. An argument begins with a letter for its kind: `s`, `i`, `f` for a text, a
/// whole and another number, `r` for a text repeated (`r100:text`), `n` for nil, `t` and `z` for true and false,
/// `a` for a table, `u` for a function, and `v` for the result of the call before. A record `=` ends a route.
struct CallText {
  typealias Unit = [UInt8]
  private static let unitSeparator: UInt8 = 0x1F
  private static let recordSeparator: UInt8 = 0x1E

  /// The message's record first; it is there even in an empty input.
  var records: [[Unit]]

  init(_ bytes: [UInt8]) {
    records = bytes.split(separator: Self.recordSeparator, omittingEmptySubsequences: false).map { record in
      record.split(separator: Self.unitSeparator, omittingEmptySubsequences: false).map(Array.init)
    }
  }

  var bytes: [UInt8] {
    let texts = records.map { Array($0.joined(separator: [Self.unitSeparator])) }
    return Array(texts.joined(separator: [Self.recordSeparator]))
  }

  var options: Unit { records.first?.first ?? [] }
  var message: Unit? { records.first.flatMap { $0.count > 1 ? $0[1] : nil } }
  var calls: [[Unit]] { Array(records.dropFirst()) }
}
