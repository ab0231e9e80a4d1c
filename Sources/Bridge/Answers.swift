public import CKamailio
public import KemiRuntime

// What stands between the server's call of a function and the module's: one function for each kind of result.

extension Server {
  /// What generated code puts around calls that may throw, or may not: a `try` that has nothing to catch is a warning.
  @inlinable @inline(__always)
  public static func mayThrow<Result>(_ result: Result) throws -> Result { result }

  /// For `int`: what the function throws is logged, and becomes -1.
  @inlinable @inline(__always)
  public static func int<Module>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString,
    _ body: (_ module: borrowing Module, _ message: any Message) throws -> Int32
  ) -> CInt {
    answer(message, module, name, failure: -1, body)
  }

  /// For `bool`: what the function throws is logged, and becomes false.
  @inlinable @inline(__always)
  public static func bool<Module>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString,
    _ body: (_ module: borrowing Module, _ message: any Message) throws -> Bool
  ) -> CInt {
    answer(message, module, name, failure: 0) { try body($0, $1) ? 1 : 0 }
  }

  /// For functions that return nothing.
  @inlinable @inline(__always)
  public static func nothing<Module>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString,
    _ body: (_ module: borrowing Module, _ message: any Message) throws -> Void
  ) -> CInt {
    answer(message, module, name, failure: 0) {
      try body($0, $1)
      return 1
    }
  }

  /// For `str`, which the function writes: what it throws is logged, and becomes null.
  @inlinable @inline(__always)
  public static func text<Module>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString, _ memory: ResultMemory,
    _ body: (_ module: borrowing Module, _ message: any Message, _ result: inout TextBuffer) throws -> Void
  ) -> UnsafeMutablePointer<kamailio_value>? {
    answer(message, module, name, failure: memory.writeNull()) {
      var text = memory.takeText()
      try body($0, $1, &text)
      return try memory.write(text)
    }
  }

  /// For any other type: what the function throws is logged, and becomes null.
  @inlinable @inline(__always)
  public static func value<Module>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString, _ memory: ResultMemory,
    _ body: (_ module: borrowing Module, _ message: any Message) throws -> Value
  ) -> UnsafeMutablePointer<kamailio_value>? {
    answer(message, module, name, failure: memory.writeNull()) { try memory.write(body($0, $1)) }
  }

  // A function may have the script's routes run, which call others: the message that was is put back.
  @inlinable @inline(__always)
  static func answer<Module, Result>(
    _ message: OpaquePointer?, _ module: LoadedModule<Module>?, _ name: StaticString,
    failure: @autoclosure () -> Result,
    _ body: (_ module: borrowing Module, _ message: any Message) throws -> Result
  ) -> Result {
    guard let module else {
      notStarted(name)
      return failure()
    }
    let object = Server.message
    let outer = object.current.pointee
    object.current.pointee = message
    defer { object.current.pointee = outer }
    do {
      return try module.borrow { try body($0, object) }
    } catch {
      fail(name, error)
      return failure()
    }
  }

  @usableFromInline static func fail(_ name: StaticString, _ error: any Error) {
    ServerLog.error("KSR.\(name): \(error)")
  }

  @usableFromInline static func notStarted(_ name: StaticString) {
    ServerLog.error("KSR.\(name): called before the module was initialised")
  }
}
