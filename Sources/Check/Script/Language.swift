/// A language that scripts are checked in.
public enum Language: String, CaseIterable, Sendable {
  case lua, python
}
