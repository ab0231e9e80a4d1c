/// What people write between the digits of a number, and before an extension.
enum Separators {
  /// Hyphens, dashes and blanks of typesetters in UTF-8.
  private static let wide: [[UInt8]] = [
    "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}",
  ].map { Array($0.utf8) }

  /// The longest first: `x` is the beginning of none, but `ext` is of `extension`.
  private static let extensionWords = ["extension", "ext.", "ext", "x"].map { Array($0.utf8) }

  /// How many bytes the separator has with which the text begins; nothing if there is none.
  static func length(in text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if " \t-./".utf8.contains(first) { return 1 }
    return wide.first { text.starts(with: $0) }?.count
  }

  /// The digits of an extension, if the text is `ext. 12` or the like, to its end.
  static func `extension`(in text: ArraySlice<UInt8>) -> [UInt8]? {
    guard
      let word = extensionWords.first(where: { word in
        text.prefix(word.count).elementsEqual(word, by: { $0.lowercase == $1 })
      })
    else { return nil }
    var rest = text.dropFirst(word.count)
    while let separator = length(in: rest) { rest = rest.dropFirst(separator) }
    let digits = Array(rest.prefix { $0.isDigit })
    rest = rest.dropFirst(digits.count)
    while let separator = length(in: rest) { rest = rest.dropFirst(separator) }
    return digits.isEmpty || !rest.isEmpty ? nil : digits
  }
}
