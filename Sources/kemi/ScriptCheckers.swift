import Descriptors
import Glibc
import KemiCheck

/// What checks scripts with the settings that they have.
enum ScriptCheckers {
  /// - Parameter catalog: With the settings' descriptors.
  static func checker(for settings: CheckSettings, catalog: CatalogOnDemand) throws -> any ScriptChecker {
    // What is wrong in folders is to be heard of at once.
    let own = settings.descriptors.isEmpty ? nil : try ServerFacts.read(folders: settings.descriptors)
    let read = try settings.configuration.map { try ConfigurationReader.read($0) }
    let grounds = Grounds(
      catalog: catalog, facts: { own ?? .builtin },
      release: settings.release, configuration: read?.configuration,
      configurationFindings: read?.findings ?? [], entryPoints: settings.entryPoints)
    let named = getenv("KEMI_PYTHON").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    return RuleChecker(grounds: grounds, lua: settings.lua, python: settings.python ?? named ?? "python3")
  }
}
