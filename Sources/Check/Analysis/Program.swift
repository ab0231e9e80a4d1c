/// A script together with what it imports from its folder.
final class Program: Sendable {
  // A class, so that to look into it copies nothing.
  final class File: Sendable {
    let script: Script
    let index: ScriptIndex
    /// Other files of the program by the name that this one imports them under.
    let imports: [String: Int]

    init(script: Script, index: ScriptIndex, imports: [String: Int]) {
      self.script = script
      self.index = index
      self.imports = imports
    }
  }

  /// The script that is checked is the first.
  let files: [File]

  /// Whether another script of the same run loads the one that is checked.
  let isImported: Bool

  init(_ files: [File], isImported: Bool = false) {
    self.files = files
    self.isImported = isImported
  }

  var script: Script { files[0].script }
  var index: ScriptIndex { files[0].index }
  var language: Language { files[0].script.language }
}

/// Something of a program: in which of its files, and what.
struct Located<ID: Hashable & Sendable>: Hashable, Sendable {
  var file: Int
  var id: ID

  init(_ file: Int, _ id: ID) {
    self.file = file
    self.id = id
  }
}
