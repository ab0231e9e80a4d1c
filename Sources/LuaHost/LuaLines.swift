import CLua

/// The lines of a Lua script that could run, out of what Lua compiles it to.
public enum LuaLines {
  /// - Returns: Nothing if Lua does not accept the script, or compiles it to something unknown.
  public static func executable(_ text: [UInt8]) -> Set<Int>? {
    guard let chunk = compiled(text.withoutShellLine) else { return nil }
    var reader = ChunkReader(bytes: chunk)
    return reader.read()
  }

  /// What `string.dump` gives. Nothing in here raises an error of Lua: loading is protected, and dumping allocates
  /// nothing but in the writer.
  private static func compiled(_ text: [UInt8]) -> [UInt8]? {
    guard let state = luaL_newstate() else { return nil }
    defer { lua_close(state) }
    let loaded = text.withUnsafeBytes {
      luaL_loadbufferx(state, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, "=", "t")
    }
    guard loaded == LUA_OK else { return nil }
    var chunk: [UInt8] = []
    let writer: lua_Writer = { _, bytes, count, chunk in
      guard let bytes, let chunk else { return 1 }
      chunk.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeRawBufferPointer(
        start: bytes, count: count)
      return 0
    }
    // Not `&chunk`, which would be the address of the first byte.
    let status = withUnsafeMutablePointer(to: &chunk) { lua_dump(state, writer, $0, 0) }
    return status == 0 ? chunk : nil
  }
}

/// Reads a chunk that Lua 5.4 has compiled (`ldump.c`).
private struct ChunkReader {
  let bytes: [UInt8]
  private var position = 0
  private var lines = Set<Int>()
  /// The chunk is not of the form that is known.
  private var hasFailed = false

  /// As deep as Lua's own parser goes.
  private static let maximumDepth = 200

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> Set<Int>? {
    let version: [UInt8] = [0x54, 0]
    let data: [UInt8] = [0x19, 0x93, 0x0D, 0x0A, 0x1A, 0x0A]
    let sizes: [UInt8] = [4, 8, 8]
    guard take([0x1B] + Array("Lua".utf8) + version + data + sizes) else { return nil }
    // An integer and a number that show their form, and how many upvalues the main function has.
    skip(8 + 8 + 1)
    readFunction(depth: 0)
    return hasFailed ? nil : lines
  }

  private mutating func readFunction(depth: Int) {
    guard depth <= ChunkReader.maximumDepth else {
      hasFailed = true
      return
    }
    skipString()
    let firstLine = size()
    _ = size()
    skip(1)
    let isVariadic = byte() != 0
    skip(1)
    let code = (0..<count(4)).map { _ in instruction() }
    for _ in 0..<count(1) { skipConstant() }
    skip(3 * count(3))
    for _ in 0..<count(1) { readFunction(depth: depth + 1) }
    let steps = (0..<count(1)).map { _ in Int(Int8(bitPattern: byte())) }
    let absolute = Dictionary((0..<count(2)).map { _ in (size(), size()) }) { $1 }
    for _ in 0..<count(3) {
      skipString()
      _ = size()
      _ = size()
    }
    for _ in 0..<count(1) { skipString() }
    if hasFailed || steps.isEmpty { return }
    // Lua starts the hooks of a variadic function after its first instruction.
    let first = isVariadic ? 1 : 0
    let reached = LuaInstruction.reachable(code)
    var line = firstLine
    for (index, step) in steps.enumerated() {
      line = step == -128 ? absolute[index] ?? line : line &+ step
      if index >= first, reached.contains(index) { lines.insert(line) }
    }
  }

  // MARK: Parts

  private mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      hasFailed = true
      return 0
    }
    position += 1
    return bytes[position - 1]
  }

  private mutating func skip(_ count: Int) {
    if count > bytes.count - position { hasFailed = true }
    position = min(position + count, bytes.count)
  }

  private mutating func take(_ expected: [UInt8]) -> Bool {
    let isThere = bytes[position...].starts(with: expected)
    skip(expected.count)
    return isThere
  }

  /// Seven bits a byte, the highest first; the last byte is marked.
  private mutating func size() -> Int {
    var number: UInt64 = 0
    while !hasFailed {
      let byte = byte()
      number = number << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 != 0 { break }
    }
    return Int(truncatingIfNeeded: number & UInt64(Int64.max))
  }

  /// How many elements follow, of at least `width` bytes each.
  private mutating func count(_ width: Int) -> Int {
    let count = size()
    if count <= (bytes.count - position) / width { return count }
    hasFailed = true
    return 0
  }

  private mutating func instruction() -> UInt32 {
    (0..<4).reduce(0) { word, index in word | UInt32(byte()) << UInt32(8 * index) }
  }

  /// Its length and one more; 0 stands for none.
  private mutating func skipString() { skip(max(size() - 1, 0)) }

  private mutating func skipConstant() {
    switch byte() {
    case 0x03, 0x13: skip(8)
    case 0x04, 0x14: skipString()
    case 0x00, 0x01, 0x11: break
    default: hasFailed = true
    }
  }
}
