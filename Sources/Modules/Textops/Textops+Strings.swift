import KemiRuntime
import KemiTables
import SIP

extension Textops {
  /// 1 for the same, -1 if the first sorts after the second, -2 if before.
  private func order(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> Int32 {
    if first.elementsEqual(second) { return 1 }
    // As C compares bytes that are signed characters' unsigned values.
    return first.lexicographicallyPrecedes(second) ? -2 : -1
  }

  func cmpStr(_: any Message, firstText: Text, secondText: Text) throws -> Int32 {
    order(firstText.bytes, secondText.bytes)
  }

  func cmpIstr(_: any Message, firstText: Text, secondText: Text) throws -> Int32 {
    order(firstText.bytes.lowercased, secondText.bytes.lowercased)
  }

  func startsWith(_: any Message, text: Text, prefix: Text) throws -> Int32 {
    guard text.bytes.count >= prefix.bytes.count else { return -1 }
    return order(text.bytes.prefix(prefix.bytes.count), prefix.bytes)
  }

  func endsWith(_: any Message, text: Text, suffix: Text) throws -> Int32 {
    guard text.bytes.count >= suffix.bytes.count else { return -1 }
    return order(text.bytes.suffix(suffix.bytes.count), suffix.bytes)
  }

  func strFind(_: any Message, text: Text, needle: Text) throws -> Int32 {
    find(text, needle, ignoringCase: false)
  }

  func strIfind(_: any Message, text: Text, needle: Text) throws -> Int32 {
    find(text, needle, ignoringCase: true)
  }

  private func find(_ text: Text, _ needle: Text, ignoringCase: Bool) -> Int32 {
    // An empty one is found where the text ends: there the zero byte stands behind which it looks.
    if needle.isEmpty, !ignoringCase { return Int32(clamping: text.bytes.count + 1) }
    guard !needle.isEmpty, let range = text.copy.firstRange(of: needle.copy, ignoringCase: ignoringCase)
    else {
      return -1
    }
    return Int32(clamping: range.lowerBound + 1)
  }

  func strAnyIn(_: any Message, text: Text, characters: Text) throws -> Int32 {
    let wanted = Set(characters.bytes)
    return Int32(text.bytes.contains(where: wanted.contains))
  }

  func strAllIn(_: any Message, text: Text, characters: Text) throws -> Int32 {
    guard !text.isEmpty, !characters.isEmpty else { return -1 }
    return Int32(Set(characters.bytes).isSubset(of: Set(text.bytes)))
  }

  func inList(_: any Message, subject: Text, list: Text, separator: Text) throws -> Int32 {
    Int32(items(list, separator)?.contains { !subject.isEmpty && $0.elementsEqual(subject.bytes) } ?? false)
  }

  func inListPrefix(_: any Message, subject: Text, list: Text, separator: Text) throws -> Int32 {
    Int32(items(list, separator)?.contains { !$0.isEmpty && subject.bytes.starts(with: $0) } ?? false)
  }

  private func items(_ list: Text, _ separator: Text) -> [Bytes]? {
    guard !list.isEmpty, let separator = separator.bytes.first else { return nil }
    return list.copy.parts(separatedBy: separator).map { Bytes($0.trimmed) }
  }
}
