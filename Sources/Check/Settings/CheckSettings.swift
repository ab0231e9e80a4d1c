public import Descriptors

/// How scripts are checked: what `kemi.json` says, and options over it.
public struct CheckSettings: Hashable, Sendable {
  /// The release that scripts are for; nil for all of them.
  public var release: Release?
  /// The Lua that they run on; nil for any.
  public var lua: LuaDialect?
  /// The path of `kamailio.cfg`.
  public var configuration: String?
  /// The interpreter that Python scripts are parsed with.
  public var python: String?
  /// Folders of descriptors to add to the built-in catalog.
  public var descriptors: [String]
  /// Functions of the scripts that the server calls although neither script nor configuration says so.
  public var entryPoints: [String]
  public var rules: RuleLevels
  /// Which files of folders are scripts, and which files and folders are passed over.
  public var include: [Glob]
  public var exclude: [Glob]
  /// The folder of `kemi.json`, absolute, from which paths are matched; nil without such a file.
  public var folder: String?

  public init() {
    descriptors = []
    entryPoints = []
    rules = RuleLevels()
    include = []
    exclude = []
  }
}
