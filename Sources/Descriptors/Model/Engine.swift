/// An interpreter, under the name that `cfgengine` knows it by.
public enum Engine: String, CaseIterable, Sendable {
  case lua, python, jsdt, ruby, sqlang
}
