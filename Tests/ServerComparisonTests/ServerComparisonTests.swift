import Foundation
import KemiModules
import Testing

/// The functions that the proxy implements, held against a real Kamailio.
@Suite(.serialized) struct ServerComparisonTests {
  @Test(.enabled(if: Comparison.isPossible)) func answersAsTheServerDoes() throws {
    let comparison = try Comparison()
    #expect(comparison.calls.count >= 1000)
    #expect(comparison.messages.count >= 45)
    var unused = Set(ServerDifference.all.indices)
    var unexpected: [String] = []
    for difference in comparison.differences {
      let known = ServerDifference.all.indices.filter { ServerDifference.all[$0].explains(difference) }
      unused.subtract(known)
      if known.isEmpty { unexpected.append("\(difference)") }
    }
    let shown = unexpected.prefix(40).joined(separator: "\n")
    #expect(
      unexpected.isEmpty,
      "\(unexpected.count) of \(comparison.callCount) calls answer otherwise than the server:\n\(shown)")
    // What is the same by now is no difference any more.
    #expect(unused.map { ServerDifference.all[$0].what } == [])
  }
}

extension ServerDifference {
  fileprivate func explains(_ difference: Comparison.Difference) -> Bool {
    (calls.isEmpty || calls.contains { difference.call.contains($0) })
      && (groups.isEmpty || groups.contains(difference.group))
      && (messages.isEmpty || messages.contains { difference.message.hasPrefix($0) })
  }
}
