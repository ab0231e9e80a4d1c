import Descriptors
import KemiCheck

/// What checks scripts with the settings that they have.
enum ScriptCheckers {
  /// - Parameter catalog: All releases, with the settings' descriptors.
  static func checker(for settings: CheckSettings, catalog: Catalog) throws -> any ScriptChecker {
    UnjoinedChecker()
  }
}

/// Stands where the front ends and the rules will be joined: it says that it checks nothing.
private struct UnjoinedChecker: ScriptChecker {
  func check(_ scripts: [ScriptText]) -> [CheckedScript] {
    scripts.map { CheckedScript(failure: "this kemi has no front end for \($0.language.title) yet") }
  }
}
