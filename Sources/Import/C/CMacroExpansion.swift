extension CFile.Macro {
  /// The text that an invocation stands for.
  func expanded(with arguments: [String]) -> String? {
    guard arguments.count == parameters.count else { return nil }
    let values = Dictionary(zip(parameters, arguments)) { $1 }
    let source = CSource(path: "", bytes: Array(body.utf8.map { $0 == UInt8(ascii: "\\") ? 0x20 : $0 }))
    var text = ""
    var isPasting = false
    for token in source.tokens(in: 0..<source.bytes.count) {
      let word = source.text(token.range)
      if token.kind == .directive || word == "#" {
        // `##` at the start of a line reads as a directive.
        isPasting = true
        let rest = CSource(path: "", bytes: Array(word.drop { $0 == "#" }.utf8))
        for (index, token) in rest.tokens(in: 0..<rest.bytes.count).enumerated() {
          let word = rest.text(token.range)
          text += (index == 0 ? "" : " ") + (values[word] ?? word)
        }
        if word.allSatisfy({ $0 == "#" }) { continue }
        isPasting = false
        continue
      }
      if !isPasting { text += " " }
      isPasting = false
      text += values[word] ?? word
    }
    return text
  }
}
