/// A module that was started: it stays, and calls count no references to it, nor to what it holds.
public struct LoadedModule<Module> {
  /// What is in a `let` of an object cannot change while a function of it runs, so that Swift need not retain it.
  @usableFromInline final class Place {
    @usableFromInline let module: Module

    @usableFromInline init(_ module: Module) { self.module = module }
  }

  @usableFromInline let place: Unmanaged<Place>

  public init(_ module: Module) { place = .passRetained(Place(module)) }

  @inlinable @inline(__always)
  public func borrow<Result>(_ body: (borrowing Module) throws -> Result) rethrows -> Result {
    try place._withUnsafeGuaranteedRef { try body($0.module) }
  }
}
