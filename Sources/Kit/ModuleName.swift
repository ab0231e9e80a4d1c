import Descriptors
import KemiGen

/// A name that a new module can have: in the file system, in Swift, and in scripts.
public struct ModuleName: Sendable, Equatable {
  public let text: String

  var names: ModuleNames { ModuleNames(text) }

  /// - Throws: `KitError` that says what is wrong with the name.
  public init(_ text: String, catalog: Catalog) throws {
    guard isIdentifier(text) else {
      throw KitError(
        "'\(text)' cannot name a module: a name begins with a letter, and has letters, digits and _ alone, "
          + "at most 64")
    }
    let names = ModuleNames(text)
    if let language = names.reservedIn.first {
      throw KitError("'\(text)' cannot name a module: it is a reserved word of \(language)")
    }
    if catalog.module(text) != nil || catalog.modules.contains(where: { $0.loads == text }) {
      throw KitError("Kamailio has a module '\(text)' already; choose another name")
    }
    if let taken = ([names.type] + names.generatedTypes).first(where: ModuleName.taken.contains) {
      throw KitError(
        "'\(text)' cannot name a module: its Swift would have a '\(taken)', which is there already; "
          + "choose another name")
    }
    self.text = text
  }

  /// What a module's Swift sees under names of its own: types, and modules of the kit and of Swift.
  static let taken: Set<String> = [
    // KemiRuntime and KemiBridge
    "Arguments", "Call", "DictionaryItem", "Effect", "Event", "Export", "ExportTable", "Function",
    "Implementation",
    "IntParameter", "Limits", "LoadedModule", "LogLevel", "Message", "Mock", "PendingRoute", "Player",
    "Position", "Proxy",
    "RegularExpression",
    "ResultMemory", "RouteEnding", "Script", "ScriptError", "Server", "ServerFunction", "ServerMessage",
    "ServerModule", "ServerParameter", "ServerProcess", "ServerRelease", "SharedArray", "SharedCounter",
    "SharedLocks", "SharedMemoryError", "Signature", "SwiftModule", "Text",
    "TextBuffer", "TextParameter", "Treatment", "Value", "ValueType",
    // what generated code has for itself
    "LongValue", "Result", "Str",
    // the targets of the kit
    "CBridge", "CKamailio", "COsip", "CProxy", "Files", "KemiBridge", "KemiKit", "KemiModules", "KemiRuntime",
    "KemiTables", "KemiTablesPlugin", "SIP",
    // Swift
    "Any", "AnyObject", "Array", "Bool", "Character", "Collection", "Cxx", "Dictionary", "Dispatch",
    "Distributed",
    "Double", "Error", "Float", "Foundation", "Glibc", "Int", "Int8", "Int16", "Int32", "Int64", "Never",
    "Observation", "OpaquePointer", "Optional", "Protocol", "Range", "RegexBuilder", "Runtime", "Self",
    "Sendable",
    "Sequence", "Set", "String", "Substring", "Swift", "Synchronization", "Testing", "Type", "UInt", "UInt8",
    "UInt16", "UInt32", "UInt64", "UnsafeMutablePointer", "UnsafePointer", "UnsafeRawBufferPointer", "Void",
    "XCTest",
  ]
}
