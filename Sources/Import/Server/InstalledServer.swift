import Descriptors
import Files

/// A Kamailio as it is installed: the functions that its modules register.
public struct InstalledServer: Sendable {
  /// The functions of one name and one signature.
  struct Entry: Hashable, Sendable {
    let module: String
    let name: String
    let signature: Signature
    /// The module files that have it; empty for the server's own.
    var files: [String]
  }

  /// What is wrong with a module file.
  public struct Complaint: Hashable, Sendable {
    public let path: String
    public let text: String
  }

  /// Such as `kamailio 5.6.3 (x86_64/linux)`.
  public let banner: String
  /// Such as `5.6.3`.
  public let version: String
  public let release: Release
  /// Sorted by sub-module and name.
  let entries: [Entry]
  /// The names of the module files that are there.
  public let installed: Set<String>
  /// Why some of them could not be loaded, by name.
  let unloadable: [String: String]
  /// What a person should know of them: files that could not be loaded, rows that scripts cannot use.
  public let complaints: [Complaint]

  public var loadedCount: Int { installed.count - unloadable.count }
  public var functionCount: Int { entries.count }
  public var moduleCount: Int { Set(entries.map(\.module)).count }

  /// Asks a server.
  ///
  /// - Parameter folders: Where its modules are; nil for where it looks itself.
  /// - Throws: `FileError` where it cannot be asked.
  public static func read(_ program: ServerProgram, modules folders: [String]? = nil) throws
    -> InstalledServer
  {
    let bare = try program.load([])
    guard let tables = bare.tables else {
      throw FileError(path: program.path, reason: "cannot be asked for its functions: it \(bare.failure)")
    }
    let modules = try InstalledModule.all(in: try folders ?? program.moduleFolders())
    let loading = try ModuleLoading(program, bare: tables, modules: modules)
    return try InstalledServer(tables.version, modules: modules, loading: loading, path: program.path)
  }

  private init(_ banner: String, modules: [InstalledModule], loading: ModuleLoading, path: String) throws {
    self.banner = banner
    let words = banner.split(separator: " ")
    version = words.count > 1 ? String(words[1]) : banner
    let number = version.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let branch = Release(number) else {
      throw FileError(path: path, reason: "says that it is '\(banner)', which is no release of Kamailio")
    }
    release = version.contains("-dev") ? .master : branch
    installed = Set(modules.map(\.name))
    unloadable = Dictionary(loading.reasons.map { ($0.key.name, $0.value) }) { first, _ in first }
    var complaints = modules.compactMap { module in
      loading.reasons[module].map { Complaint(path: module.path, text: "could not be loaded: \($0)") }
    }
    entries = InstalledServer.entries(of: loading.tables, path: path, complaints: &complaints)
    self.complaints = complaints
  }

  private static func entries(
    of tables: [ExportedTables], path: String, complaints: inout [Complaint]
  ) -> [Entry] {
    struct Place: Hashable {
      let file: String?
      let module: String
      let name: String
    }
    var seen = Set<Place>()
    var order: [Entry] = []
    var complained = Set<Complaint>()
    func complain(_ file: String?, _ text: String) {
      let complaint = Complaint(path: file ?? path, text: text)
      if complained.insert(complaint).inserted { complaints.append(complaint) }
    }
    for table in tables {
      let numbers = TypeNumbers.of(table)
      for file in table.endless { complain(file, "has a table without an end") }
      for row in table.rows {
        let module = row.module.isEmpty ? Module.coreName : row.module
        guard isIdentifier(row.function), isIdentifier(module) else {
          complain(
            row.file, "has a row with the name '\(row.module).\(row.function)', which no script can use")
          continue
        }
        guard let signature = numbers.signature(of: row) else {
          let codes = ([row.returns] + row.parameters).map(String.init).joined(separator: ", ")
          complain(row.file, "has types for \(module).\(row.function) that are not known: \(codes)")
          continue
        }
        // Of two rows of one table the interpreters find the first.
        guard seen.insert(Place(file: row.file, module: module, name: row.function)).inserted else {
          continue
        }
        order.append(
          Entry(
            module: module, name: row.function, signature: signature,
            files: row.file.map { [InstalledModule.name(of: $0)] } ?? []))
      }
    }
    return combined(order)
  }

  private static func combined(_ entries: [Entry]) -> [Entry] {
    let groups = Dictionary(grouping: entries) {
      Entry(module: $0.module, name: $0.name, signature: $0.signature, files: [])
    }
    return groups.map { key, group in
      var entry = key
      // What the server has itself needs no file.
      if !group.contains(where: \.files.isEmpty) { entry.files = Array(Set(group.flatMap(\.files))).sorted() }
      return entry
    }.sorted { ($0.module, $0.name, $0.files.joined()) < ($1.module, $1.name, $1.files.joined()) }
  }
}
