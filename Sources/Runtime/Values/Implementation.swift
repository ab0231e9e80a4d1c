public import CProxy

/// A function of a module as Swift implements it.
///
/// The generated code makes one from a function of each signature: `.intStr { message, uri in 1 }`.
public struct Implementation {
  public let signature: Signature
  let held: AnyObject
  let call: CallFromC

  /// How the interpreter's side calls it.
  public typealias CallFromC =
    @convention(c) (UnsafePointer<ksr_function>, UnsafePointer<ksr_argument>) -> ksr_result

  /// - Parameters:
  ///   - function: Of the Swift type that goes with the signature.
  ///   - call: Reads the arguments of the signature, calls the function by `ksr_function.number` or
  ///     `ksr_function.value`, and passes on what it returns.
  public init<Function>(_ signature: Signature, _ function: Function, call: CallFromC) {
    self.signature = signature
    held = Held(function)
    self.call = call
  }

  /// An implementation of a signature that no descriptor has.
  public init(_ signature: Signature, answer: @escaping (any Message, Arguments) throws -> Value) {
    self.init(signature, answer) { entry, arguments in
      entry.value(arguments) { (answer: (any Message, Arguments) throws -> Value, message, arguments) in
        try answer(message, arguments)
      }
    }
  }
}

/// Keeps a Swift function where a call from C finds it without counting references.
@usableFromInline final class Held<Function> {
  @usableFromInline let function: Function

  init(_ function: Function) { self.function = function }
}

extension UnsafePointer<ksr_function> {
  /// Calls a function that returns the number of an int or a long, or 1 or 0 for a bool: it crosses in a register.
  @inlinable @inline(__always)
  public func number<Function>(
    _ type: ValueType, _ arguments: UnsafePointer<ksr_argument>,
    _ call: (_ function: Function, _ message: any Message, _ arguments: Arguments) throws -> Int64
  ) -> ksr_result {
    var result = ksr_result()
    Unmanaged<Held<Function>>.fromOpaque(pointee.implementation)._withUnsafeGuaranteedRef { held in
      Unmanaged<Proxy>.fromOpaque(pointee.message)._withUnsafeGuaranteedRef { proxy in
        do {
          result.number = try call(held.function, proxy, Arguments(arguments))
          result.type = ksr_type(type.rawValue)
        } catch {
          result = fail(error)
        }
      }
    }
    return result
  }

  /// Calls a function that returns any other value.
  @inlinable @inline(__always)
  public func value<Function>(
    _ arguments: UnsafePointer<ksr_argument>,
    _ call: (_ function: Function, _ message: any Message, _ arguments: Arguments) throws -> Value
  ) -> ksr_result {
    var result = ksr_result()
    Unmanaged<Held<Function>>.fromOpaque(pointee.implementation)._withUnsafeGuaranteedRef { held in
      Unmanaged<Proxy>.fromOpaque(pointee.message)._withUnsafeGuaranteedRef { proxy in
        do {
          result = proxy.cross(try call(held.function, proxy, Arguments(arguments)))
        } catch {
          result = fail(error)
        }
      }
    }
    return result
  }
}
