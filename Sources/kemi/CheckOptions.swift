import ArgumentParser
import Descriptors
import Files
import JSON
import KemiCheck

extension Language: ExpressibleByArgument {}
extension LuaDialect: ExpressibleByArgument {}

/// What says how scripts are checked, in place of `kemi.json` or over it.
struct CheckOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The release that scripts are for, such as 5.6.", valueName: "release"))
  var release: String?

  @Option(
    help: ArgumentHelp(
      "The Lua that scripts run on: 5.1, 5.2, 5.3, 5.4 or jit; any without it.", valueName: "lua"))
  var lua: LuaDialect?

  @Option(help: ArgumentHelp("The kamailio.cfg that loads the scripts.", valueName: "file"))
  var cfg: String?

  @Option(
    help: ArgumentHelp(
      "lua or python, for standard input and files whose names do not say it.", valueName: "language"))
  var language: Language?

  @Option(
    help: ArgumentHelp("A rule to report although it is off; may be given more than once.", valueName: "rule")
  )
  var enable: [String] = []

  @Option(help: ArgumentHelp("A rule not to report; may be given more than once.", valueName: "rule"))
  var disable: [String] = []

  @Option(help: ArgumentHelp("The settings, in place of the nearest kemi.json.", valueName: "file"))
  var config: String?

  @OptionGroup var modules: ModuleOptions

  @Option(
    help: ArgumentHelp(
      "The interpreter to parse .py with; KEMI_PYTHON, or else python3, where it is not given.",
      valueName: "program"))
  var python: String?

  func validate() throws {
    for rule in enable where disable.contains(rule) {
      throw ValidationError("rule '\(rule)' is enabled and disabled")
    }
  }

  /// Settings with the options over them.
  func overrides(releases: [Release]) throws -> (CheckSettings) -> CheckSettings {
    for rule in enable + disable { _ = try CheckCommand.rule(rule) }
    var wanted: Release?
    if let release {
      wanted = Release(release).flatMap { releases.contains($0) ? $0 : nil }
      if wanted == nil {
        throw Failure(
          "unknown release '\(release)'; known are \(releases.map(\.description).joined(separator: ", "))")
      }
    }
    if let cfg { _ = try readFile(cfg, limit: 64 << 20) }
    return { settings in
      var settings = settings
      settings.release = wanted ?? settings.release
      settings.lua = lua ?? settings.lua
      settings.configuration = cfg ?? settings.configuration
      settings.python = python ?? settings.python
      settings.descriptors += modules.folders
      for rule in enable { settings.rules.enable(rule) }
      for rule in disable { settings.rules[rule] = .off }
      return settings
    }
  }
}
