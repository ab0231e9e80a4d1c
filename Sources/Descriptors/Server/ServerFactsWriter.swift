import JSON

extension ServerFacts {
  /// The content of `server/facts.json`, in the one form that the importer writes: a fact a line.
  public var text: String {
    var text = "{\n  \"$schema\": \"schema.json\""
    text += list("variables", variables) { variable, members in
      members.string("name", variable.name)
      members.string("loads", variable.loads)
      if variable.isWritable { members.bool("writable", true) }
      if variable.takesName { members.bool("inner", true) }
      if variable.takesIndex { members.bool("index", true) }
    }
    text += list("transformations", transformations) { transformation, members in
      members.string("class", transformation.category)
      members.string("name", transformation.name)
      members.string("loads", transformation.loads)
    }
    text += list("parameters", parameters) { parameter, members in
      members.string("module", parameter.module)
      members.string("name", parameter.name)
      members.string("role", parameter.role.rawValue)
      members.string("attribute", parameter.attribute)
    }
    text += list("interpreters", interpreters) { interpreter, members in
      members.string("module", interpreter.module)
    }
    text += list("calls", calls) { call, members in
      members.strings("parameters", call.parameters.map(CallPattern.text))
      members.string("returns", call.returns.rawValue)
      if !call.interpreters.isEmpty { members.strings("interpreters", call.interpreters) }
    }
    text += list("contents", contents) { content, members in
      members.string("type", content.type.rawValue)
      if !content.interpreters.isEmpty { members.strings("interpreters", content.interpreters) }
    }
    return text + "\n}\n"
  }

  private func list<Fact: ServerFact>(
    _ key: String, _ facts: [Fact], _ write: (Fact, inout JSONMembers) -> Void
  ) -> String {
    let lines = facts.map { fact in
      var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
      members.writer.raw("{")
      write(fact, &members)
      if fact.releases != .all { members.string("releases", fact.releases.description) }
      members.writer.raw(" }")
      return "\n    " + members.writer.text
    }
    return ",\n  \"\(key)\": [" + lines.joined(separator: ",") + (lines.isEmpty ? "]" : "\n  ]")
  }
}
