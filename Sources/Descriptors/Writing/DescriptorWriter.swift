import JSON

extension Module {
  /// The descriptor file, in the one form that the importer writes and reviewers read.
  public var descriptorText: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n  ")
    members.writer.raw("{")
    members.string("$schema", "schema.json")
    members.string("module", name)
    members.string("loads", loads)
    members.string("summary", summary)
    members.string("details", details)
    members.objects("modparams", parameters.map(\.json), indent: "  ")
    members.strings("hooks", hooks.map(\.rawValue))
    members.key("functions")
    members.writer.raw("[")
    for (index, function) in functions.enumerated() {
      members.writer.raw(index == 0 ? "\n    " : ",\n    ")
      members.writer.raw(function.json(indent: "    "))
    }
    members.writer.raw(functions.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return members.writer.text
  }
}

extension Function {
  /// The function as an element of `functions`.
  ///
  /// - Parameter module: Where the function is shown out of its file, the module it belongs to.
  public func json(indent: String, module: Module? = nil) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n\(indent)  ")
    members.writer.raw("{")
    members.string("module", module?.name)
    members.string("name", name)
    members.string("summary", summary)
    members.string("details", details)
    members.objects("parameters", parameters.map(\.json), indent: "\(indent)  ")
    if variadic { members.bool("variadic", true) }
    members.key("returns")
    members.writer.raw(returns.json)
    members.stringOrStrings("cfg", cfg)
    members.string("anchor", anchor)
    members.strings("routes", routes.map(\.rawValue))
    members.stringOrStrings("loads", module?.files(for: self) ?? loads)
    members.string("condition", condition)
    members.strings("engines", engines.map(\.rawValue))
    members.string("listed", listed?.description)
    if releases != .all { members.string("releases", releases.description) }
    members.objects("examples", examples.map(\.json), indent: "\(indent)  ")
    members.writer.raw("\n\(indent)}")
    return members.writer.text
  }
}

extension JSONMembers {
  /// An array of objects that are JSON already, each in a line of its own; nothing where there are none.
  fileprivate mutating func objects(_ name: String, _ values: [String], indent: String) {
    if values.isEmpty { return }
    key(name)
    writer.raw("[\n\(indent)  " + values.joined(separator: ",\n\(indent)  ") + "\n\(indent)]")
  }
}

extension Parameter {
  fileprivate var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("name", name)
    members.string("type", type.rawValue)
    members.string("role", role?.rawValue)
    members.string("summary", summary)
    members.writer.raw(" }")
    return members.writer.text
  }
}

extension ModuleParameter {
  fileprivate var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("name", name)
    members.string("type", type.rawValue)
    switch initial {
    case .int(let number):
      members.key("default")
      members.writer.raw("\(number)")
    case .str(let text): members.string("default", text)
    }
    members.string("summary", summary)
    members.writer.raw(" }")
    return members.writer.text
  }
}

extension Returns {
  fileprivate var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("type", type.rawValue)
    members.string("kind", kind?.rawValue)
    members.bool("nullable", nullable)
    members.strings("holds", holds.map(\.rawValue))
    members.string("summary", summary)
    members.writer.raw(" }")
    return members.writer.text
  }
}

extension Example {
  fileprivate var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("engine", engine.rawValue)
    members.string("code", code)
    members.writer.raw(" }")
    return members.writer.text
  }
}
