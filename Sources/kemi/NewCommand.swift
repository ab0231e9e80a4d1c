import ArgumentParser
import Console
import Descriptors
import Files
import KemiKit

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a Kamailio module written in Swift.",
    discussion: """
      The package has a descriptor, the functions in Swift, tests that run on the proxy, and a configuration \
      with scripts in Lua and Python to try it on a Kamailio. 'kemi build' makes the module of it.
      """)

  @Argument(
    help: ArgumentHelp(
      "The module's name: letters, digits and _, as in KSR.NAME and NAME.so.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "The folder of the package; the module's name where it is not given.", valueName: "dir"))
  var output: String?

  func run() throws {
    let name = try ModuleName(name, catalog: CatalogReader().read())
    let folder = output ?? name.text
    if folder.isEmpty { throw Failure("--output needs the name of a folder") }
    if fileExists(folder) {
      guard directoryExists(folder) else { throw Failure("\(folder) is a file; a module needs a folder") }
      let there = try listDirectory(folder)
      guard there.files.isEmpty, there.directories.isEmpty else {
        throw Failure("\(folder) is not empty; name another folder with --output")
      }
    }
    let files = ModuleTemplate.files(name)
    try FileChanges(bringing: folder, to: files).commit(to: folder)
    try Kit.write(into: folder, program: canonicalPath("/proc/self/exe"))
    Output.error(
      """
      \(folder): a module with \(files.count) files; its README.md says what is what. Next:
        cd \(folder)
        kemi build    # makes build/\(name.text).so, which Kamailio loads
        swift test    # runs its tests, without a Kamailio

      """)
  }
}
