import JSON

extension Catalog {
  /// The content of `releases.json`.
  public var releasesText: String {
    var writer = JSONWriter()
    writer.raw("{\n  \"$schema\": \"schema.json\",\n  \"releases\": [")
    for (index, known) in releases.enumerated() {
      writer.raw(index == 0 ? "\n    " : ",\n    ")
      var members = JSONMembers(continuing: writer, separator: ", ")
      members.writer.raw("{")
      members.string("release", known.release.description)
      members.string("version", known.version)
      members.writer.raw(" }")
      writer = members.writer
    }
    writer.raw(releases.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return writer.text
  }
}
