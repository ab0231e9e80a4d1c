import ArgumentParser
import Scenarios

struct RecordScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Make scenarios of a recording.",
    discussion: """
      A scenario has the message of one route, expects the calls that were recorded and how the route ended, \
      and has mocks where kemi would answer otherwise than the server has. It is kept if kemi test passes it \
      with this script. Of the routes that have called the same functions, the first becomes a scenario.
      """)

  @Argument(help: ArgumentHelp("Recordings of one server.", valueName: "recording"))
  var recordings: [String]

  @Option(help: ArgumentHelp("The script that was recorded.", valueName: "file"))
  var script: String

  @Option(help: ArgumentHelp("A new folder for the scenarios.", valueName: "dir"))
  var output: String

  @Option(help: ArgumentHelp("The functions of one release alone, such as 5.6.", valueName: "release"))
  var release: String?

  @OptionGroup var modules: ModuleOptions

  @Flag(help: "A scenario for each route, not only for each way through the script.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The interpreter for .py; KEMI_PYTHON, or else python3, where it is not given.", valueName: "program"))
  var python: String?

  func run() throws {
    var request = ScenariosRequest(script: script, recordings: recordings, output: output)
    request.release = release
    request.descriptors = modules.folders
    request.makesAll = all
    switch script.split(separator: ".").last {
    case "lua":
      let status = request.perform(in: .lua)
      if status != 0 { throw ExitCode(status) }
    case "py": try PythonProgram(python).replaceProcess(.scenarios(request))
    default: throw Failure("'\(script)' is no script: their names end in .lua or .py")
    }
  }
}
