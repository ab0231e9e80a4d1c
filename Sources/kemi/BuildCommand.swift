import ArgumentParser
import Console
import Files
import Glibc
import KemiKit
import Processes

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a Kamailio module written in Swift.",
    discussion: """
      Makes one file that Kamailio loads and that needs nothing of Swift, stubs of the module for Lua and \
      Python, and its reference; says what to write into kamailio.cfg. A build that fails leaves everything as \
      it was. Exit status: 0 done, 1 the compiler has found mistakes, 2 usage or a broken descriptor.
      """)

  @Argument(help: ArgumentHelp("The folder of the module's package.", valueName: "dir"))
  var folder = "."

  @Option(
    help: ArgumentHelp(
      "The folder to write to; build in the package where it is not given.", valueName: "dir"))
  var output: String?

  func run() throws {
    let package = try ModulePackage(folder: folder)
    let output = self.output ?? package.path("build")
    if output.isEmpty { throw Failure("--output needs the name of a folder") }
    let findings = try package.dispatchFindings()
    for finding in findings { Output.message(finding) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    guard let swift = findProgram("swift") else {
      throw Failure(
        "there is no program 'swift' in the path. Building a module needs Swift 6 or later, "
          + "https://www.swift.org/install/linux/; running it needs nothing of Swift")
    }
    try Kit.write(into: folder, program: canonicalPath("/proc/self/exe"))
    let isFirst = !fileExists(package.path(".build/release"))
    Output.error("\(package.name): building\(isFirst ? "; the first time takes a minute or two" : "")\n")
    // What the compiler says is for the person: the standard output is kept for what this command itself has to say.
    guard try runProgram(swift, package.buildArguments, output: STDERR_FILENO) == .exited(0) else {
      Output.problem("\(package.name) is not built; \(output) is as it was")
      throw ExitCode(1)
    }
    let bytes = try package.builtModule()
    for warning in try package.warnings(size: bytes.count) { Output.message(warning) }
    try package.writeReference(to: output)
    let file = "\(output)/\(package.name).so"
    try replaceFile(file, with: bytes)
    Output.error(
      """
      \(file): \(megabytes(bytes.count)) MB; for kamailio.cfg:

      """)
    Output.data(ModuleInstructions(package.module, path: canonicalPath(file)).text)
    Output.error(
      "Beside it: \(package.name).md, the module's reference; lua and python, stubs for editors and checkers.\n"
    )
  }

  private func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
}
