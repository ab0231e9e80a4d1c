/// The types that KEMI knows, under KEMI's own names.
public enum KemiType: String, CaseIterable, Sendable {
  case none, int, long, bool, str, xval, null, dict, array

  /// What a table row can declare a parameter to be.
  public static let parameterTypes: [KemiType] = [.int, .long, .bool, .str, .xval, .dict, .array]

  /// What a table row can declare a function to return.
  public static let returnTypes: [KemiType] = [.none, .int, .long, .bool, .str, .xval, .null, .dict, .array]

  /// What an `xval` can hold at run time.
  public static let heldTypes: [KemiType] = [.int, .long, .str, .dict, .array]
}
