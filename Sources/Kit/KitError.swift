/// Something that the author of a module has to put right.
public struct KitError: Error, CustomStringConvertible, Equatable {
  public let description: String

  public init(_ description: String) { self.description = description }
}
