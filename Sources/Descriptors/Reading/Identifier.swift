/// Whether a text can stand as a name in every KEMI language: a letter, then letters, digits and `_`.
public func isIdentifier(_ text: String) -> Bool {
  guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 64 else { return false }
  return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
}

/// The name of a module file or of a native function.
public func isNativeName(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 64
    && text.utf8.allSatisfy {
      isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
}

/// `module#id`, the id as DocBook allows it.
public func isAnchor(_ text: String) -> Bool {
  let parts = text.split(separator: "#", omittingEmptySubsequences: false)
  return parts.count == 2 && isNativeName(String(parts[0])) && !parts[1].isEmpty
    && parts[1].utf8.allSatisfy {
      isLetter($0) || (48...57).contains($0) || "_-.:".utf8.contains($0)
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (65...90).contains(byte) || (97...122).contains(byte)
}
