/// A dictionary whose keys are the numbers of things: as quick as an array, since it is one.
struct Numbered<Subject, Value: Sendable>: Sendable {
  private var values: [Value?] = []

  subscript(id: Identifier<Subject>) -> Value? {
    get { values.indices.contains(id.index) ? values[id.index] : nil }
    set {
      reserve(id)
      values[id.index] = newValue
    }
  }

  subscript(id: Identifier<Subject>, default value: @autoclosure () -> Value) -> Value {
    get { self[id] ?? value() }
    _modify {
      reserve(id)
      var found = values[id.index] ?? value()
      // Only one owner, so that what is changed is not copied.
      values[id.index] = nil
      defer { values[id.index] = found }
      yield &found
    }
  }

  private mutating func reserve(_ id: Identifier<Subject>) {
    while values.count <= id.index { values.append(nil) }
  }
}

/// A set of numbers of things, in the order in which they came.
struct NumberedSet<Subject>: Sequence, Sendable {
  private var known = Numbered<Subject, Bool>()
  private var members: [Identifier<Subject>] = []

  func contains(_ id: Identifier<Subject>) -> Bool { known[id] == true }

  mutating func insert(_ id: Identifier<Subject>) {
    if contains(id) { return }
    known[id] = true
    members.append(id)
  }

  func makeIterator() -> IndexingIterator<[Identifier<Subject>]> { members.makeIterator() }
}
