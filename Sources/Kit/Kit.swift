import CEmbedded
import Descriptors
import Files
import Glibc
import KemiGen

/// What a module in Swift builds against. The program has it in itself, and puts it into the module's package.
public enum Kit {
  /// A file as it was when the program was built, by its path in the program's own sources.
  static let embedded: [OutputFile] = {
    let kit = kemi_embedded_kit()
    return UnsafeBufferPointer(start: kit.files, count: kit.count).map { file in
      OutputFile(
        path: String(cString: file.path),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }()

  /// The folder in a package that belongs to the program.
  public static let folder = ".kemi"
  private static let package = folder + "/KemiKit"

  /// The symbols that a module shows to the server, for the linker.
  public static let exports = package + "/exports.map"

  /// Below `package`.
  private static var files: [OutputFile] {
    embedded.compactMap { file in
      if file.path.hasPrefix(ModuleTemplate.folder) { return nil }
      return OutputFile(path: place(of: file.path), bytes: file.bytes)
    }
  }

  private static func place(of path: String) -> String {
    for folder in ["Kit/", "descriptors/"] where path.hasPrefix(folder) {
      return String(path.dropFirst(folder.count))
    }
    return path
  }

  /// Brings the kit in a package up to date; files that are right are left alone, so that nothing is built again.
  ///
  /// - Parameter program: The path of this program, which makes the tables when the package is built.
  /// - Returns: Whether anything had to be written.
  @discardableResult
  public static func write(into package: String, program: String) throws -> Bool {
    let root = package + "/" + Kit.package
    let sources = try FileChanges(
      bringing: root, to: files, sweeping: ["Plugins", "Sources"], isObsolete: { _, _ in true })
    // The tables of the whole of KSR, which the proxy needs, are made rather than kept.
    let tables = try Generator(targets: [.swift], folder: root + "/generated")
      .changes(for: CatalogReader().read(), scope: Scope(release: nil))
    try sources.commit(to: root)
    try tables.commit(to: root + "/generated")
    try link(package + "/" + folder + "/kemi", to: program)
    return !sources.isEmpty || !tables.isEmpty
  }

  private static func link(_ path: String, to target: String) throws {
    if linkTarget(path) == target { return }
    let staged = "\(path).\(getpid())"
    unlink(staged)
    guard symlink(target, staged) == 0, rename(staged, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(staged)
      throw FileError(path: path, reason: "cannot link it to \(target): \(reason)")
    }
  }
}
