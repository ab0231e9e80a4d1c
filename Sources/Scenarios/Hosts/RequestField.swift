import JSON

/// A property of a request and its key in JSON: what writes it and what reads it.
struct RequestField<Request>: Sendable {
  typealias Path<Value> = WritableKeyPath<Request, Value> & Sendable

  let write: @Sendable (Request, inout JSONMembers) -> Void
  /// Leaves the property as it is where the value is none of its kind.
  let read: @Sendable (inout Request, JSONPlace) -> Void

  static func text(_ key: String, _ path: Path<String>) -> RequestField {
    RequestField(
      write: { $1.string(key, $0[keyPath: path]) },
      read: { if let text = $1[key]?.string { $0[keyPath: path] = text } })
  }

  static func text(_ key: String, _ path: Path<String?>) -> RequestField {
    RequestField(
      write: { $1.string(key, $0[keyPath: path]) }, read: { $0[keyPath: path] = $1[key]?.string })
  }

  static func texts(_ key: String, _ path: Path<[String]>) -> RequestField {
    RequestField(
      write: { $1.strings(key, $0[keyPath: path]) },
      read: { $0[keyPath: path] = ($1[key]?.elements ?? []).compactMap(\.string) })
  }

  static func flag(_ key: String, _ path: Path<Bool>) -> RequestField {
    RequestField(
      write: { $1.bool(key, $0[keyPath: path]) },
      read: { if let flag = $1[key]?.bool { $0[keyPath: path] = flag } })
  }

  static func number<Number: FixedWidthInteger>(_ key: String, _ path: Path<Number>) -> RequestField {
    RequestField(
      write: { request, members in
        members.key(key)
        members.writer.raw("\(request[keyPath: path])")
      },
      read: { if let number = $1[key]?.integer.flatMap(Number.init(exactly:)) { $0[keyPath: path] = number } }
    )
  }

  static func choice<Choice: RawRepresentable<String>>(
    _ key: String, _ path: Path<Choice>
  ) -> RequestField {
    RequestField(
      write: { $1.string(key, $0[keyPath: path].rawValue) },
      read: { if let choice = $1[key]?.string.flatMap(Choice.init) { $0[keyPath: path] = choice } })
  }
}

extension Array {
  /// - Parameter request: What the properties are that the JSON says nothing of.
  func read<Request>(_ place: JSONPlace, _ request: Request) -> Request
  where Element == RequestField<Request> {
    reduce(into: request) { $1.read(&$0, place) }
  }
}
