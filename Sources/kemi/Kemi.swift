import ArgumentParser
import Console
import Descriptors
import Files
import Glibc
import JSON

@main
struct Kemi: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "kemi",
    abstract: "Kamailio's KEMI functions: their reference, editor support and export tables.",
    discussion: """
      Exit status: 0 done, 1 findings (or a stale file under --check), 2 usage, unreadable input or a \
      broken descriptor.
      """,
    version: Kemi.version,
    subcommands: [
      ListCommand.self, ShowCommand.self, GenerateCommand.self, ImportCommand.self, RunCommand.self,
      TestCommand.self, RecordCommand.self, CheckCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error where error is Diagnostics || error is FileError || error is Failure {
      Glibc.exit(Output.report(error))
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch  where exitCode(for: error) == .success {
      Output.data(fullMessage(for: error) + "\n")
    } catch {
      Output.error(fullMessage(for: error) + "\n")
      Glibc.exit(2)
    }
  }
}

/// Something that the user has to put right: exit status 2.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ text: String) { description = text }
}
