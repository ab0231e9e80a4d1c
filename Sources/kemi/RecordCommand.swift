import ArgumentParser

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record what a script does on a server, and make scenarios of it.",
    discussion: """
      kemi record prelude writes a file that the script on the server loads first. It wraps KSR and writes \
      every call with its result, and the message of each route, to a recording: JSON, a line an event. kemi \
      test --replay holds a script against a recording, and kemi record scenarios makes scenarios of one.

      A recording holds what the messages and the calls hold, secrets among it.
      """,
    subcommands: [RecordPreludeCommand.self, RecordScenariosCommand.self])
}
