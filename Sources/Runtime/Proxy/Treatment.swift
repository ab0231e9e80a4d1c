/// What becomes of a call whose arguments do not fit.
public enum Treatment: Sendable {
  /// An error of the script.
  case strict
  /// What Kamailio's app_lua does.
  case compatibleWithLua
  /// What Kamailio's app_python3 does.
  case compatibleWithPython
}
