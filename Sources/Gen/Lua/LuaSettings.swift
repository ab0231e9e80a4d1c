/// Settings for the Lua language servers, to be copied beside a script.
enum LuaSettings {
  static func text(scope: Scope) -> String {
    // The first line has to say that the file is generated, and JSON has no comments.
    """
    { "$comment": "\(scope.origin) Copy it beside your script, and the folder library with it.",
      "$schema": "https://raw.githubusercontent.com/LuaLS/vscode-lua/master/setting/schema.json",
      "workspace": {
        "library": ["library"],
        "checkThirdParty": false
      },
      "diagnostics": {
        "disable": ["lowercase-global"]
      }
    }

    """
  }
}
