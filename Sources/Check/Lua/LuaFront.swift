/// Reads scripts in Lua: 5.1 to 5.4 and LuaJIT.
public struct LuaFront: Sendable {
  let dialect: LuaDialect?
  var limits: LuaLimits

  /// - Parameter dialect: The version that will run the scripts, which is what `lua-version` and `lua-library`
  ///   findings are about. Without one, what any version accepts is accepted.
  public init(dialect: LuaDialect? = nil) {
    self.dialect = dialect
    limits = LuaLimits(dialect)
  }

  /// Reads one script.
  ///
  /// - Returns: The tree, unless there is a finding of the rule `syntax` that says where the script stops being Lua;
  ///   and what the dialect does not have, in the order of the text.
  public func parse(_ file: SourceFile) -> (script: Script?, findings: [Finding]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = LuaParser(file, bytes, dialect: dialect, limits: limits)
      do throws(LuaFailure) {
        try parser.parse()
      } catch {
        let failure = Finding(
          rule: "syntax", severity: .error, file: file.path, range: error.range, text: error.text)
        return (nil, foreignSyntax(of: parser) + [failure])
      }
      var findings = foreignSyntax(of: parser)
      if let dialect { findings += LuaLibraryCheck(parser.script, dialect).findings() }
      findings.sort { $0.range.start < $1.range.start }
      return (parser.script, findings)
    }
  }

  private func foreignSyntax(of parser: LuaParser) -> [Finding] {
    guard let dialect else { return [] }
    return parser.lexer.foreign.map { use in
      let isAccepted = use.feature.isAcceptedByMistake(by: dialect)
      let text =
        isAccepted
        ? "\(use.feature.title) is one of \(use.feature.dialects.title); \(dialect.title) takes it for the letter alone"
        : "\(dialect.title) does not have \(use.feature.title), which is one of \(use.feature.dialects.title)"
      return Finding(
        rule: "lua-version", severity: isAccepted ? .warning : .error, file: parser.script.file.path,
        range: use.range, text: text)
    }
  }
}
