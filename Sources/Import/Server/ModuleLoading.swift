import Files

/// Has a server load all modules that it can.
///
/// All at once, which takes hardly longer than one. What that leaves open is asked again with fewer: a module may be
/// in the way of others, need others before it, or register nothing unless the configuration asks for it.
struct ModuleLoading {
  /// What the runs showed, the server's own first.
  private(set) var tables: [ExportedTables]
  /// Why modules could not be loaded.
  private(set) var reasons: [InstalledModule: String] = [:]
  private let program: ServerProgram
  private var loaded = Set<InstalledModule>()
  private var withTables = Set<InstalledModule>()

  /// What modules want in the configuration to register their functions.
  private static let settings: [String: [String]] = [
    "log_custom": ["log_engine_type=\"udp\"", "log_engine_data=\"127.0.0.1:9\""],
    "log_systemd": ["log_engine_type=\"systemd\""],
  ]

  /// - Parameter bare: What the server shows without modules.
  init(_ program: ServerProgram, bare: ExportedTables, modules: [InstalledModule]) throws {
    self.program = program
    tables = [bare]
    try load(modules)
    // A table takes the place of one that was registered just before it under the same name; and some modules do
    // not load after others.
    var rest = modules.filter { !withTables.contains($0) }
    while !rest.isEmpty, rest.count < modules.count {
      try load(rest)
      let left = rest.filter { !withTables.contains($0) }
      if left.count == rest.count { break }
      rest = left
    }
    // And some do not load before others.
    let failed = modules.filter { !loaded.contains($0) }
    if !failed.isEmpty { try load(failed, after: modules.filter(loaded.contains)) }
    for module in modules where !withTables.contains(module) {
      if let settings = ModuleLoading.settings[module.name] {
        take(try program.load([module], settings: settings))
      }
    }
  }

  /// Loads modules at once, or where the server does not survive that, one by one.
  private mutating func load(_ modules: [InstalledModule], after first: [InstalledModule] = []) throws {
    let run = try program.load(first + modules)
    if run.tables != nil || modules.count == 1 { return take(run, of: modules) }
    let program = program
    for (module, run) in zip(
      modules, parallelMap(modules) { module in Result { try program.load(first + [module]) } })
    {
      take(try run.get(), of: [module])
    }
  }

  private mutating func take(_ run: LoadingRun, of modules: [InstalledModule]? = nil) {
    if let shown = run.tables {
      tables.append(shown)
      for module in run.modules where shown.filesWithTables.contains(module.path) {
        withTables.insert(module)
      }
    }
    for module in modules ?? run.modules where !loaded.contains(module) {
      if run.isLoaded(module) {
        loaded.insert(module)
        reasons[module] = nil
      } else {
        reasons[module] = run.reason(for: module)
      }
    }
  }
}
