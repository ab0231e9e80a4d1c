import Foundation
import PackagePlugin

/// Makes the tables of a module of its descriptor, by the kemi that the package was last built with.
@main struct KemiTablesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let kemi = package.appending(path: ".kemi/kemi").resolvingSymlinksInPath()
    guard FileManager.default.isExecutableFile(atPath: kemi.path) else {
      throw Mistake("kemi is not where it was (\(kemi.path)): run 'kemi build' once in \(package.path)")
    }
    let descriptor = try descriptor(in: package.appending(path: "descriptors"))
    let module = descriptor.deletingPathExtension().lastPathComponent
    let type = module.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let output = context.pluginWorkDirectoryURL
    let files = [
      "swift/\(type)Module.swift", "swift/Implementation+Signatures.swift", "kamailio/\(type)Server.swift",
    ].map { output.appending(path: $0) }
    try refuse(files.map(\.lastPathComponent), in: target)
    return [
      .buildCommand(
        displayName: "Making the tables of \(module)", executable: kemi,
        arguments: [
          "generate", "--target", "swift", "--target", "kamailio", "--module", module, "--descriptors",
          descriptor.deletingLastPathComponent().path, "--output", output.path, "--quiet",
        ],
        inputFiles: [descriptor, kemi], outputFiles: files)
    ]
  }

  /// The one descriptor of the package. Its name is that of the module, which the names of the tables come from.
  private func descriptor(in folder: URL) throws -> URL {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let descriptors = names.filter { $0.hasSuffix(".json") && $0 != "releases.json" && $0 != "schema.json" }
    guard let name = descriptors.first else {
      throw Mistake("\(folder.path): there is no descriptor of a module in it")
    }
    guard descriptors.count == 1 else {
      throw Mistake(
        "\(folder.path): a package holds one module, and this has the descriptors of several: "
          + descriptors.sorted().joined(separator: ", "))
    }
    return folder.appending(path: name)
  }

  private func refuse(_ names: [String], in target: any Target) throws {
    let own = (target.sourceModule?.sourceFiles(withSuffix: "swift")).map(Array.init) ?? []
    for file in own where names.contains(file.url.lastPathComponent) {
      throw Mistake("\(file.url.path): kemi makes a file of this name; choose another one")
    }
  }
}

private struct Mistake: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
