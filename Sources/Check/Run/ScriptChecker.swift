/// The text of a script and what language it is in.
public struct ScriptText: Sendable {
  public var file: SourceFile
  public var language: Language

  public init(file: SourceFile, language: Language) {
    self.file = file
    self.language = language
  }
}

/// What a script was found to have in it.
public struct CheckedScript: Sendable {
  /// Those of another file than the script, such as kamailio.cfg, are reported once a run.
  public var findings: [Finding]
  /// `Script.directives`; none where the script cannot be parsed.
  public var directives: [Directive]
  /// Why the script could not be checked at all, such as an interpreter that is not there.
  public var failure: String?

  public init(findings: [Finding] = [], directives: [Directive] = [], failure: String? = nil) {
    self.findings = findings
    self.directives = directives
    self.failure = failure
  }
}

/// What scripts are checked with, as it was read: kamailio.cfg and what it includes.
public struct CheckedConfiguration: Sendable {
  public var files: [SourceFile]
  /// What is wrong in them, whatever the scripts are.
  public var findings: [Finding]

  public init(files: [SourceFile] = [], findings: [Finding] = []) {
    self.files = files
    self.findings = findings
  }
}

/// Parses scripts and looks for what the rules say.
public protocol ScriptChecker: Sendable {
  /// Checks some scripts, as many of them beside each other as there are processors.
  ///
  /// - Returns: One result a script, in the same order.
  func check(_ scripts: [ScriptText]) -> [CheckedScript]

  /// The files beside the scripts that findings may be about.
  var configuration: CheckedConfiguration { get }
}

extension ScriptChecker {
  public var configuration: CheckedConfiguration { CheckedConfiguration() }
}
