/// A file to be checked.
public struct ScriptFile: Hashable, Sendable {
  /// As the person named it.
  public var path: String
  /// nil where the file itself has to say.
  public var language: Language?

  public init(path: String, language: Language? = nil) {
    self.path = path
    self.language = language
  }
}

extension Language {
  /// The language that the ending of a name says.
  init?(ofName name: String) {
    if name.hasSuffix(".lua") {
      self = .lua
    } else if name.hasSuffix(".py") {
      self = .python
    } else {
      return nil
    }
  }

  /// The language of the interpreter in a first line `#!…`.
  init?(ofFirstLine bytes: [UInt8]) {
    guard bytes.starts(with: Array("#!".utf8)) else { return nil }
    let line = bytes.prefix(256).dropFirst(2).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" }
    let programs = words.map { Path.name(of: String($0)) }
    let program = programs.first == "env" ? programs.dropFirst().first { !$0.hasPrefix("-") } : programs.first
    if program?.hasPrefix("lua") ?? false {
      self = .lua
    } else if program?.hasPrefix("python") ?? false {
      self = .python
    } else {
      return nil
    }
  }
}
