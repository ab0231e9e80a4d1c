/// What functions of the languages themselves return.
enum BuiltinResults {
  static func types(of path: [String], _ language: Language) -> ValueTypes {
    (language == .lua ? lua : python)[path.joined(separator: ".")] ?? .unknown
  }

  static func types(ofTextMethod name: String, _ language: Language) -> ValueTypes {
    language == .lua ? lua["string." + name] ?? .unknown : textMethods[name] ?? .unknown
  }

  /// Whether a function of Lua returns one value, however it is called.
  static func single(_ path: [String]) -> Bool {
    let name = path.joined(separator: ".")
    return lua[name] != nil && !several.contains(name)
  }

  private static let several: Set<String> = ["string.byte", "string.gsub", "os.getenv"]

  private static let lua: [String: ValueTypes] = [
    "tostring": .text, "type": .text, "tonumber": [.integer, .float, .null],
    "string.format": .text, "string.sub": .text, "string.upper": .text, "string.lower": .text,
    "string.rep": .text, "string.reverse": .text, "string.char": .text, "string.gsub": .text,
    "string.len": .integer, "string.byte": [.integer, .null],
    "table.concat": .text, "os.time": .integer, "os.clock": .float, "os.getenv": [.text, .null],
    "math.floor": .number, "math.ceil": .number, "math.random": .number, "math.abs": .number,
    "math.max": .number, "math.min": .number, "math.fmod": .number,
  ]

  private static let python: [String: ValueTypes] = [
    "str": .text, "repr": .text, "hex": .text, "bin": .text, "oct": .text, "chr": .text, "format": .text,
    "ascii": .text, "input": .text, "len": .integer, "ord": .integer, "hash": .integer, "id": .integer,
    "int": .integer, "float": .float, "bool": .boolean, "isinstance": .boolean, "hasattr": .boolean,
    "callable": .boolean, "any": .boolean, "all": .boolean, "list": .collection, "dict": .collection,
    "tuple": .collection, "set": .collection, "sorted": .collection, "bytes": .bytes, "bytearray": .bytes,
    "time.time": .float, "time.strftime": .text, "time.ctime": .text, "json.dumps": .text,
    "random.randint": .integer, "random.randrange": .integer, "random.random": .float,
    "os.getpid": .integer, "socket.gethostname": .text,
  ]

  private static let textMethods: [String: ValueTypes] = [
    "format": .text, "join": .text, "upper": .text, "lower": .text, "strip": .text, "lstrip": .text,
    "rstrip": .text, "replace": .text, "title": .text, "zfill": .text, "capitalize": .text, "center": .text,
    "ljust": .text, "rjust": .text, "split": .collection, "rsplit": .collection, "splitlines": .collection,
    "partition": .collection, "encode": .bytes, "find": .integer, "rfind": .integer, "index": .integer,
    "count": .integer, "startswith": .boolean, "endswith": .boolean, "isdigit": .boolean,
  ]
}
