import Testing

@Suite struct ReleasesFileMistakeTests {
  static let mistakes: [Mistake] = [
    .releases(#"▸[]"#, "the list of releases is an object, not an array", "type"),
    .releases(#"▸{}"#, "the list of releases has no 'releases'", "missing-key"),
    .releases(
      #"{ ▸"release": "5.6", "releases": [] }"#,
      "unknown key 'release' in the list of releases; did you mean 'releases'?", "unknown-key"),
    .releases(#"{ "releases": ▸"5.6" }"#, "'releases' is an array, not a string (\"5.6\")", "type"),
    .releases(#"{ "releases": [▸"5.6"] }"#, "a release is an object, not a string", "type"),
    .releases(
      #"{ "releases": [▸{ "version": "5.6.6" }] }"#, "the release has no 'release'", "missing-key"),
    .releases(
      #"{ "releases": [▸{ "release": "5.6" }] }"#, "the release has no 'version'", "missing-key"),
    .releases(
      #"{ "releases": [{ "release": ▸5.6, "version": "5.6.6" }] }"#,
      "'release' is a string, not a number (5.6)", "type"),
    .releases(
      #"{ "releases": [{ "release": "5.6", "version": ▸null }] }"#,
      "'version' is a string, not null (null)", "type"),
    .releases(
      #"{ "releases": [{ "release": "5.6", "version": "5.6.6", ▸"date": "" }] }"#,
      "unknown key 'date' in a release", "unknown-key"),
    .releases(
      #"{ "releases": [{ "release": ▸"v5.6", "version": "5.6.6" }] }"#,
      "'v5.6' is no release; write '5.6' or 'master'", "releases"),
    .releases(
      #"{ "releases": [{ "release": "5.6", "version": "5.6.5" }, { "release": ▸"5.6", "version": "5.6.6" }] }"#,
      "release '5.6' is there twice", "duplicate"),
  ]

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test func isSortedWhateverItsOrder() throws {
    let catalog = try readCatalog([
      "releases.json": """
      { "releases": [
        { "release": "master", "version": "6.2.0-dev1" }, { "release": "5.10", "version": "5.10.0" },
        { "release": "5.9", "version": "5.9.1" } ] }
      """
    ])
    #expect(catalog.releases.map(\.release.description) == ["5.9", "5.10", "master"])
  }
}
