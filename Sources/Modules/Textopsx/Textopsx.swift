import KemiRuntime
import KemiTables
import SIP

/// `KSR.textopsx`, but for the functions that set or remove one value of a header by an index.
struct Textopsx: SwiftModule {
  let session: Session
  let iterators = Iterators()

  var name: String { "textopsx" }

  var implementations: [String: Implementation] {
    [changes, values, headerIterators, lineIterators].reduce(into: [:]) { all, part in
      all.merge(part) { first, _ in first }
    }
  }

  /// Named iterators; they outlive the message.
  final class Iterators {
    static let maximumCount = 4
    static let maximumNameLength = 31

    struct HeaderIterator {
      var current: Int?
      var previous: Int?
      var isAtEnd = false
    }

    struct LineIterator {
      var line: Range<Int>?
      var isAtEnd = false
    }

    var headers: [Bytes: HeaderIterator] = [:]
    var lines: [Bytes: LineIterator] = [:]
  }
}
