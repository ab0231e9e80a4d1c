import Descriptors

extension ServerFacts {
  /// The facts brought up to date with what one release has.
  ///
  /// - Parameter known: All releases there are, that one included, oldest first.
  func updated(by imported: ServerFacts, as release: Release, of known: [Release]) -> ServerFacts {
    ServerFacts(
      variables: merged(variables, imported.variables, release, known),
      transformations: merged(transformations, imported.transformations, release, known),
      parameters: merged(parameters, imported.parameters, release, known),
      interpreters: merged(interpreters, imported.interpreters, release, known),
      calls: merged(calls, imported.calls, release, known),
      contents: merged(contents, imported.contents, release, known))
  }

  /// A fact of the same content is the same fact, whatever its releases.
  private func merged<Fact: ServerFact>(
    _ old: [Fact], _ imported: [Fact], _ release: Release, _ known: [Release]
  ) -> [Fact] {
    var releases: [Fact: Set<Release>] = [:]
    for fact in old {
      releases[fact.withoutReleases, default: []].formUnion(known.filter(fact.releases.contains))
    }
    for key in releases.keys { releases[key]?.remove(release) }
    for fact in imported { releases[fact.withoutReleases, default: []].insert(release) }
    return releases.flatMap { fact, having in
      ServerFacts.ranges(of: having, of: known).map { range in
        var fact = fact
        fact.releases = range
        return fact
      }
    }
  }

  private static func ranges(of having: Set<Release>, of known: [Release]) -> [ReleaseRange] {
    var ranges: [ReleaseRange] = []
    var previous: Release?
    for release in known {
      if having.contains(release) {
        if let last = ranges.last, last.last == previous, previous != nil {
          ranges[ranges.count - 1].last = release
        } else {
          ranges.append(ReleaseRange(first: release, last: release))
        }
      }
      previous = release
    }
    if let last = ranges.last, last.last == known.last { ranges[ranges.count - 1].last = nil }
    return ranges
  }
}

extension ServerFact {
  fileprivate var withoutReleases: Self {
    var fact = self
    fact.releases = .all
    return fact
  }
}
