import ArgumentParser

/// What every command that runs or checks scripts takes.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("descriptors"),
    help: ArgumentHelp(
      "A folder of descriptors of your own modules; may be given more than once.", valueName: "dir"))
  var folders: [String] = []
}
