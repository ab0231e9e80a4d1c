/// A header field of a message, with its place in `SIPMessage.buffer`.
public struct HeaderField: Equatable, Sendable {
  public let kind: HeaderKind
  /// The name as written.
  public let name: Bytes
  /// The value as written, folds included, without the white space around it.
  public let value: Bytes
  /// The value with the white space that scripts see, where there is any.
  var untrimmed: Bytes?
  public let nameRange: Range<Int>
  public let valueRange: Range<Int>
  /// The whole field: name to end of line, continuation lines included.
  public let lineRange: Range<Int>
  /// Line of the text, from 1, where the field begins.
  public let lineNumber: Int

  /// The value as Kamailio gives it to scripts: white space that follows it in its line stays.
  public var body: Bytes { untrimmed ?? value }

  /// Whether `other` names this header: in any case, long or compact form.
  public func isNamed(_ other: some Collection<UInt8>) -> Bool {
    let otherKind = HeaderKind(name: other)
    return otherKind == kind && (kind != .other || name.equalsIgnoringCase(other))
  }
}
