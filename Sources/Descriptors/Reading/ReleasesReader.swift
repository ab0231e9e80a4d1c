import JSON

/// Reads `releases.json`, the list of the releases that the catalog was imported from.
struct ReleasesReader {
  static let keys = ["$schema", "releases"]
  static let releaseKeys = ["release", "version"]

  let document: JSONDocument

  func read(report: inout [Diagnostic]) -> [KnownRelease] {
    guard
      let object = ObjectReader(
        document.root, of: document, what: "the list of releases", keys: ReleasesReader.keys,
        report: &report)
    else { return [] }
    if object.member("releases") == nil {
      report.append(
        document.diagnostic(at: object.place, "the list of releases has no 'releases'", rule: "missing-key"))
    }
    _ = object.string("$schema", report: &report)
    var seen = Set<Release>()
    return object.elements("releases", mayBeEmpty: true, report: &report).compactMap { place in
      guard
        let object = ObjectReader(
          place, of: document, what: "a release", keys: ReleasesReader.releaseKeys, report: &report)
      else { return nil }
      let name = object.requiredString("release", in: "the release", report: &report)
      let version = object.requiredString("version", in: "the release", report: &report)
      guard let name, let version else { return nil }
      guard let release = Release(name), release.description == name else {
        report.append(
          object.error("'\(name)' is no release; write '5.6' or 'master'", at: "release", rule: "releases"))
        return nil
      }
      if !seen.insert(release).inserted {
        report.append(object.error("release '\(name)' is there twice", at: "release", rule: "duplicate"))
        return nil
      }
      return KnownRelease(release: release, version: version)
    }
  }
}
