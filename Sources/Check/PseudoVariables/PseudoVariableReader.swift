import Descriptors
import JSON

/// Holds texts with pseudo-variables against what servers of a release know.
///
/// It reports what every such server refuses when it reads the text; what depends on the message or on a module's
/// own idea of a name is left to the server.
public struct PseudoVariableReader: Sendable {
  private let facts: ServerFacts
  /// The release that the script is for; nil where any will do.
  private let release: Release?
  /// The module files that the configuration loads; nil where that is not known.
  private let loaded: Set<String>?

  public init(facts: ServerFacts, release: Release? = nil, loaded: Set<String>? = nil) {
    self.facts = facts
    self.release = release
    self.loaded = loaded
  }

  /// The variables of a text, up to the first that is malformed.
  public func read(_ text: [UInt8], as kind: PseudoVariableText) -> [PseudoVariableUse] {
    uses(in: text, 0..<text.count, as: kind).uses
  }

  /// What is wrong with a text.
  ///
  /// - Parameter isWritten: Whether the variable is assigned to.
  public func problems(
    in text: [UInt8], as kind: PseudoVariableText, isWritten: Bool = false
  ) -> [PseudoVariableProblem] {
    // The server's functions disagree on what follows a NUL.
    if text.contains(0) { return [] }
    return problems(in: text, 0..<text.count, as: kind, isWritten: isWritten, depth: 0)
  }

  private func problems(
    in text: [UInt8], _ range: Range<Int>, as kind: PseudoVariableText, isWritten: Bool, depth: Int
  ) -> [PseudoVariableProblem] {
    if depth > PseudoVariableReader.depthLimit { return [] }
    let (uses, failure) = uses(in: text, range, as: kind)
    var problems: [PseudoVariableProblem] = []
    for use in uses where !use.isMarker {
      problems += self.problems(with: use, in: text, isWritten: isWritten, depth: depth)
    }
    if uses.contains(where: \.isMarker), isWritten, kind != .format {
      problems.append(PseudoVariableProblem(.readOnly, uses[0].range, "'$$' cannot be assigned to"))
    }
    if let failure { problems.append(PseudoVariableProblem(.syntax, failure.range, failure.text)) }
    return problems
  }

  /// Nobody nests variables as deep.
  private static let depthLimit = 8

  private func uses(
    in text: [UInt8], _ range: Range<Int>, as kind: PseudoVariableText
  ) -> (uses: [PseudoVariableUse], failure: PseudoVariableParser.Failure?) {
    let parser = PseudoVariableParser(bytes: text, end: range.upperBound)
    var uses: [PseudoVariableUse] = []
    do throws(PseudoVariableParser.Failure) {
      if kind == .format {
        var index = range.lowerBound
        while let start = text[index..<range.upperBound].firstIndex(of: UInt8(ascii: "$")) {
          uses.append(try parser.variable(at: start))
          index = uses[uses.count - 1].range.end
        }
        return (uses, nil)
      }
      guard !range.isEmpty, text[range.lowerBound] == UInt8(ascii: "$") else {
        throw PseudoVariableParser.Failure(
          range: SourceRange(range.lowerBound, range.upperBound),
          text: range.isEmpty
            ? "the name of a pseudo-variable is empty" : "a pseudo-variable begins with '$'")
      }
      uses.append(try parser.variable(at: range.lowerBound))
      if kind == .variable, uses[0].range.end < range.upperBound {
        throw PseudoVariableParser.Failure(
          range: SourceRange(uses[0].range.end, range.upperBound),
          text: rest(after: uses[0], in: text, to: range.upperBound))
      }
      return (uses, nil)
    } catch {
      return (uses, error)
    }
  }

  private func rest(after use: PseudoVariableUse, in text: [UInt8], to end: Int) -> String {
    let next = text[use.range.end]
    let name = String(decoding: text[use.range.start + 1..<use.range.end], as: UTF8.self)
    if !use.isMarker, next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
      let what = next == UInt8(ascii: "{") ? "a transformation" : "an index"
      let tail = String(decoding: text[use.range.end..<end], as: UTF8.self)
      return "\(what) needs parentheses around all of it: '$(\(name)\(tail))'"
    }
    return "text follows the pseudo-variable '$\(name)', which is to stand alone here"
  }
}

extension PseudoVariableReader {
  private func problems(
    with use: PseudoVariableUse, in text: [UInt8], isWritten: Bool, depth: Int
  ) -> [PseudoVariableProblem] {
    let all = facts.variables(named: use.name)
    if all.isEmpty { return [unknown(use)] }
    let known = release.map { release in all.filter { $0.releases.contains(release) } } ?? Array(all)
    guard !known.isEmpty else {
      return [absent("'$\(use.name)'", use.nameRange, it: all.map(\.releases))]
    }
    var problems: [PseudoVariableProblem] = []
    if use.inner == nil, known.allSatisfy(\.takesName) {
      problems.append(
        PseudoVariableProblem(
          .syntax, use.nameRange, "'$\(use.name)' needs a name in parentheses, as in '$\(use.name)(name)'"))
    }
    if let inner = use.inner, !known.contains(where: \.takesName) {
      problems.append(
        PseudoVariableProblem(.syntax, inner, "'$\(use.name)' takes no name in parentheses"))
    }
    if let index = use.index, !known.contains(where: \.takesIndex) {
      problems.append(PseudoVariableProblem(.syntax, index, "'$\(use.name)' takes no index"))
    }
    if isWritten, !known.contains(where: \.isWritable) {
      problems.append(
        PseudoVariableProblem(
          .readOnly, use.range, "'$\(use.name)' is read-only: the server ignores the assignment"))
    }
    if let missing = missing(known.map(\.loads)) {
      problems.append(PseudoVariableProblem(.module, use.nameRange, "'$\(use.name)' needs \(missing)"))
    }
    for transformation in use.transformations { problems += self.problems(with: transformation) }
    problems += nestedProblems(of: use, known: known, in: text, depth: depth)
    return problems
  }

  private func unknown(_ use: PseudoVariableUse) -> PseudoVariableProblem {
    let name = meant(by: use.name)
    return PseudoVariableProblem(
      .unknown, use.nameRange,
      "no module has a pseudo-variable '$\(use.name)'" + (name.map { "; did you mean '$\($0)'?" } ?? ""),
      suggestion: name)
  }

  /// The nearest name. Of two letters anything is near to anything, so there only the case may differ.
  private func meant(by name: String) -> String? {
    let names = Set(
      facts.variables.lazy.filter { variable in release.map(variable.releases.contains) ?? true }.map(\.name)
    ).sorted()
    // A sentence's last sign is no part of the name that was meant.
    let stem = name.reversed().drop { $0 == "." || $0 == "?" }.reversed()
    if stem.count < name.count, names.contains(String(stem)) { return String(stem) }
    let alike = names.filter { $0.lowercased() == name.lowercased() }
    if alike.count == 1 { return alike[0] }
    return name.utf8.count > 3 && alike.isEmpty ? nearest(to: name, among: names) : nil
  }

  private func problems(with use: TransformationUse) -> [PseudoVariableProblem] {
    let category = facts.transformations(of: use.category)
    if category.isEmpty {
      let classes = Set(facts.transformations.map(\.category)).sorted()
      return [
        PseudoVariableProblem(
          .unknown, use.range,
          "no module has transformations of class '\(use.category)'; known are \(classes.joined(separator: ", "))"
        )
      ]
    }
    let known =
      release.map { release in category.filter { $0.releases.contains(release) } } ?? Array(category)
    if known.isEmpty {
      return [absent("'{\(use.category).…}'", use.range, it: category.map(\.releases))]
    }
    var problems: [PseudoVariableProblem] = []
    let fits = { (one: Transformation) in
      one.name.map { $0.lowercased() == use.name.lowercased() } ?? true
    }
    if !known.contains(where: fits) {
      let elsewhere = category.filter { $0.name != nil && fits($0) }.map(\.releases)
      let full = "'{\(use.category).\(use.name)}'"
      let names = known.compactMap(\.name)
      problems.append(
        elsewhere.isEmpty
          ? PseudoVariableProblem(
            .unknown, use.range, "there is no transformation \(full)" + didYouMean(use.name, among: names))
          : absent(full, use.range, it: elsewhere))
    }
    if let missing = missing(known.map(\.loads)) {
      problems.append(
        PseudoVariableProblem(.module, use.range, "'{\(use.category).\(use.name)}' needs \(missing)"))
    }
    return problems
  }

  /// The variables in an inner name or index, where the server is known to read some there.
  private func nestedProblems(
    of use: PseudoVariableUse, known: [PseudoVariable], in text: [UInt8], depth: Int
  ) -> [PseudoVariableProblem] {
    var problems: [PseudoVariableProblem] = []
    let isCore = known.allSatisfy { $0.loads == nil || $0.loads == "pv" }
    if let index = use.index, isCore, known.contains(where: \.takesIndex) {
      let bytes = text[index.start..<index.end]
      if bytes.first == UInt8(ascii: "$") {
        problems += self.problems(
          in: text, index.start..<index.end, as: .beginning, isWritten: false, depth: depth + 1)
      } else if !isPosition(bytes) {
        problems.append(
          PseudoVariableProblem(.syntax, index, "an index is a number, '*', '+' or a pseudo-variable"))
      }
    }
    guard let inner = use.inner, isCore, PseudoVariableReader.namesByVariable.contains(use.name),
      text[inner.start] == UInt8(ascii: "$")
    else { return problems }
    return problems
      + self.problems(in: text, inner.start..<inner.end, as: .beginning, isWritten: false, depth: depth + 1)
  }

  /// The variables of `pv` whose name may be another variable's value.
  private static let namesByVariable: Set<String> = ["avp", "hdr", "hdrc", "hfl", "hflc"]

  private func isPosition(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.elementsEqual("*".utf8) || bytes.elementsEqual("+".utf8) { return true }
    return bytes.dropFirst(bytes.first == UInt8(ascii: "-") ? 1 : 0).allSatisfy { (48...57).contains($0) }
  }

  /// The modules one of which has to be loaded and is not.
  private func missing(_ files: [String?]) -> String? {
    guard let loaded else { return nil }
    let names = files.compactMap(\.self)
    if names.count < files.count || names.contains(where: loaded.contains) { return nil }
    let list = Set(names).sorted().joined(separator: " or ")
    return "the module \(list), which the configuration does not load"
  }

  private func absent(
    _ what: String, _ range: SourceRange, it releases: [ReleaseRange]
  ) -> PseudoVariableProblem {
    var list: [String] = []
    for range in releases.sorted(by: { $0.first < $1.first }) where !list.contains(described(range)) {
      list.append(described(range))
    }
    return PseudoVariableProblem(
      .release, range,
      "\(what) is not in \(release.map { "\($0)" } ?? "any release"); it is in "
        + list.joined(separator: ", "))
  }

  private func described(_ range: ReleaseRange) -> String {
    guard let last = range.last else { return "\(range.first) and later" }
    return range.first == last ? "\(last) alone" : "\(range.first) to \(last)"
  }
}
