/// The types of export tables, under KEMI's names.
public enum ValueType: UInt8, Sendable, CaseIterable {
  case none, int, long, bool, str, xval, null, dict, array
}
