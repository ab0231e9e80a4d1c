import Files
import KemiGen

/// The package of a new module: that of `Kit/Module`, a working one, with its name replaced.
public enum ModuleTemplate {
  static let folder = "Kit/Module/"

  /// The files of a package by their paths in it.
  public static func files(_ name: ModuleName) -> [OutputFile] {
    Kit.embedded.filter { $0.path.hasPrefix(folder) }.map { file in
      let path = named(String(file.path.dropFirst(folder.count)), name)
      return OutputFile(
        // A .gitignore would be one for the template, too.
        path: path == "gitignore" ? ".gitignore" : path,
        text: named(String(decoding: file.bytes, as: UTF8.self), name))
    }
  }

  private static func named(_ text: String, _ name: ModuleName) -> String {
    text.replacing("[.greeter]", with: "[.\(name.names.table)]")
      .replacing("Greeter", with: name.names.type)
      .replacing("greeter", with: name.text)
  }
}
