import KemiRuntime
import KemiTables
import SIP

extension Textopsx {
  var headerIterators: [String: Implementation] {
    [
      "hf_iterator_start": .intStr { _, name in start(name, &iterators.headers, Iterators.HeaderIterator()) },
      "hf_iterator_end": .intStr { _, name in
        guard iterators.headers[name.copy] != nil else { return -1 }
        iterators.headers[name.copy]?.current = nil
        iterators.headers[name.copy]?.isAtEnd = false
        return 1
      },
      "hf_iterator_next": .intStr { _, name in nextHeader(name.copy) },
      "hf_iterator_prev": .intStr { _, name in previousHeader(name.copy) },
      "hf_iterator_hname": .xvalStr { _, name in header(name).map { .str($0.name) } ?? .null },
      "hf_iterator_hbody": .xvalStr { _, name in header(name).map { .str($0.body) } ?? .null },
      "hf_iterator_rm": .intStr { _, name in
        guard let header = header(name) else { return -1 }
        session.remove(header)
        return 1
      },
      "hf_iterator_append": .intStrStr { _, name, text in
        guard let end = header(name)?.lineRange.upperBound else { return -1 }
        return Int32(session.replace(end..<end, with: text.copy))
      },
      "hf_iterator_insert": .intStrStr { _, name, text in
        guard let start = header(name)?.lineRange.lowerBound else { return -1 }
        return Int32(session.replace(start..<start, with: text.copy))
      },
    ]
  }

  private func start<Iterator>(_ name: Text, _ all: inout [Bytes: Iterator], _ new: Iterator) -> Int32 {
    let key = name.copy
    let isNew = all[key] == nil
    if isNew, all.count >= Iterators.maximumCount || key.count > Iterators.maximumNameLength {
      return -1
    }
    all[key] = new
    return 1
  }

  private func header(_ name: Text) -> HeaderField? {
    guard let current = iterators.headers[name.copy]?.current,
      session.message.headers.indices.contains(current)
    else { return nil }
    return session.message.headers[current]
  }

  private func nextHeader(_ name: Bytes) -> Int32 {
    guard var iterator = iterators.headers[name], !iterator.isAtEnd else { return -1 }
    if let current = iterator.current {
      iterator.previous = current
      iterator.current = current + 1
    } else {
      iterator.current = 0
    }
    if let current = iterator.current, current >= session.message.headers.count {
      iterator.current = nil
      iterator.isAtEnd = true
    }
    iterators.headers[name] = iterator
    return Int32(!iterator.isAtEnd)
  }

  /// Goes back; from the first header to the place in front of it.
  private func previousHeader(_ name: Bytes) -> Int32 {
    guard var iterator = iterators.headers[name], !iterator.isAtEnd else { return -1 }
    if let previous = iterator.previous, previous != iterator.current {
      iterator.current = previous
    } else if iterator.previous != nil, let current = iterator.current, current >= 2 {
      iterator.current = current - 1
      iterator.previous = current - 2
    } else {
      iterator = Iterators.HeaderIterator()
    }
    iterators.headers[name] = iterator
    return 1
  }

  var lineIterators: [String: Implementation] {
    [
      "bl_iterator_start": .intStr { _, name in start(name, &iterators.lines, Iterators.LineIterator()) },
      "bl_iterator_end": .intStr { _, name in
        guard iterators.lines[name.copy] != nil else { return -1 }
        iterators.lines[name.copy] = Iterators.LineIterator()
        return 1
      },
      "bl_iterator_next": .intStr { _, name in nextLine(name.copy) },
      "bl_iterator_value": .xvalStr { _, name in
        line(name).map { .str(Bytes(session.message.buffer[$0])) } ?? .null
      },
      "bl_iterator_rm": .intStr { _, name in
        guard let line = line(name) else { return -1 }
        return Int32(session.replace(line, with: []))
      },
      "bl_iterator_append": .intStrStr { _, name, text in
        guard let end = line(name)?.upperBound else { return -1 }
        return Int32(session.replace(end..<end, with: text.copy))
      },
      "bl_iterator_insert": .intStrStr { _, name, text in
        guard let start = line(name)?.lowerBound else { return -1 }
        return Int32(session.replace(start..<start, with: text.copy))
      },
    ]
  }

  private func line(_ name: Text) -> Range<Int>? {
    guard let line = iterators.lines[name.copy]?.line, line.upperBound <= session.message.buffer.count else {
      return nil
    }
    return line
  }

  private func nextLine(_ name: Bytes) -> Int32 {
    guard var iterator = iterators.lines[name], !iterator.isAtEnd else { return -1 }
    let body = session.message.bodyRange
    let start = max(iterator.line?.upperBound ?? body.lowerBound, body.lowerBound)
    if start < body.upperBound {
      let end =
        session.message.buffer[start..<body.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.upperBound
      iterator.line = start..<end
    } else {
      iterator = Iterators.LineIterator(line: nil, isAtEnd: true)
    }
    iterators.lines[name] = iterator
    return Int32(!iterator.isAtEnd)
  }
}
