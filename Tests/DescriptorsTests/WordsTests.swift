import Descriptors
import Foundation
import TestSupport
import Testing

/// The words of the reference: all there, and in the form that readers expect.
@Suite struct WordsTests {
  static let catalog = Result { try CatalogReader().read() }

  private func functions() throws -> [(path: String, module: Module, function: Function)] {
    try WordsTests.catalog.get().modules.flatMap { module in
      module.functions.map { (module.path(of: $0.name), module, $0) }
    }
  }

  @Test func everythingIsExplained() throws {
    for (path, _, function) in try functions() {
      #expect(function.summary != nil, "\(path): no summary")
      for parameter in function.parameters {
        #expect(parameter.summary != nil, "\(path): no summary of \(parameter.name)")
      }
      if function.returns.type == .none { continue }
      #expect(function.returns.summary != nil, "\(path): no summary of what it returns")
      #expect(function.returns.effectiveKind != nil, "\(path): no kind")
      if function.returns.type == .xval {
        #expect(function.returns.nullable != nil, "\(path): null or not?")
      }
    }
    for module in try WordsTests.catalog.get().modules { #expect(module.summary != nil, "\(module.path)") }
  }

  @Test func parametersAreNamedAfterWhatTheyAre() throws {
    let meaningless = /(_?p[0-9]|s[0-9]|i[0-9]|[vsipn]?param[0-9]?|arg[0-9]?|str[0-9]?|[a-z]val)/
    for (path, _, function) in try functions() {
      for parameter in function.parameters {
        #expect(parameter.name.wholeMatch(of: meaningless) == nil, "\(path): \(parameter.name)")
      }
    }
  }

  @Test func summariesAreOneSentenceInTheImperative() throws {
    let verbs = Set(
      try String(contentsOfFile: Repository.root + "/Tests/DescriptorsTests/verbs.txt", encoding: .utf8)
        .split(whereSeparator: \.isWhitespace).map(String.init))
    for (path, _, function) in try functions() {
      guard let summary = function.summary, let first = summary.split(separator: " ").first else { continue }
      #expect(verbs.contains(String(first)), "\(path): '\(first)' is no verb of verbs.txt")
      #expect(summary.count <= 120, "\(path): \(summary.count) characters")
      #expect(summary.hasSuffix(".") && !summary.dropLast().contains(". "), "\(path): \(summary)")
    }
  }

  @Test func noTwoFunctionsOfAModuleReadAlike() throws {
    for module in try WordsTests.catalog.get().modules {
      var names: [String: String] = [:]
      for function in module.functions {
        guard let summary = function.summary else { continue }
        // Two entries of one function differ in their signatures.
        let other = names.updateValue(function.name, forKey: summary)
        #expect(other == nil || other == function.name, "\(module.path): \(function.name) and \(other ?? "")")
      }
    }
  }

  @Test func noSummaryOnlyRepeatsTheName() throws {
    let small: Set<String> = [
      "a", "an", "the", "of", "to", "in", "for", "is", "and", "by", "with", "on", "from", "test", "whether",
    ]
    for (path, module, function) in try functions() {
      guard let summary = function.summary else { continue }
      let names = Set((module.name + "_" + function.name).lowercased().split(separator: "_").map(String.init))
      let words = summary.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let new = words.filter { word in !small.contains(word) && !names.contains { word.hasPrefix($0) } }
      #expect(!new.isEmpty, "\(path): \(summary)")
    }
  }

  @Test func theSpellingIsRight() throws {
    let known = Repository.root + "/Tests/DescriptorsTests/spelling.txt"
    let outcome = try run(
      Repository.tool("codespell"),
      ["--ignore-words", known, "--skip", "schema.json,*/server/*", Repository.descriptors])
    #expect(outcome.status == 0 && !outcome.crashed, "\(outcome.output)\(outcome.errors)")
  }
}
