/// What is null in practice, on servers that handle what networks send.
///
/// Taken from the getters of Kamailio's modules pv, kemix, htable, dialog and textops: those named here find nothing
/// where a message has no such header, body, user or name, or where nothing has been stored. Left out is what every
/// request has (`$ru`, `$fu`, `$si`), what other modules set before a script looks (`$du`), and `$var()`, which is
/// 0 at first.
enum Nullability {
  /// Pseudo-variables without parentheses.
  private static let variables: Set<String> = [
    // The user of an address, its display name.
    "rU", "fU", "tU", "oU", "rUl", "fUl", "tUl", "oUl", "ruri.user", "from.user", "to.user", "fn", "tn",
    // Headers that not every message has.
    "ua", "ct", "cT", "ai", "di", "dip", "dic", "re", "rt", "pu", "pU", "pd", "pn",
    "rb",
  ]

  /// There as soon as a request has been authenticated.
  static let credentials: Set<String> = ["au", "ad", "aU", "ar", "adu"]

  /// Pseudo-variables with a name in parentheses.
  private static let classes: Set<String> = [
    "hdr", "hfl", "avp", "xavp", "xavi", "xavu", "sht", "dlg_var", "def", "env", "redis",
  ]

  private static let mandatoryHeaders: Set<String> = [
    "from", "f", "to", "t", "call-id", "i", "cseq", "via", "v", "max-forwards",
  ]

  private static let kx = [
    "ua": "ua", "body": "rb", "ruser": "rU", "fuser": "fU", "tuser": "tU", "cturi": "ct", "au": "au",
  ]

  private static let functions: Set<String> = [
    "htable.sht_get", "dialog.var_get", "dialog.dlg_get_var", "pvx.avp_get", "pvx.xavp_get",
    "pvx.xavp_child_get", "pvx.xavu_get", "pvx.xavu_child_get", "pvx.xavi_get", "pvx.xavi_child_get",
    "pvx.xavp_getd", "pvx.xavp_getd_p1", "pvx.xavi_getd", "pvx.xavi_getd_p1", "pvx.xavp_get_keys",
    "pvx.xavi_get_keys",
  ]

  /// Functions that ask, or tell, whether something is there.
  static let questions: [String: String] = [
    "corex.has_user_agent": "ua", "corex.has_ruri_user": "rU", "textops.has_body": "rb",
    "textops.has_body_type": "rb", "sdpops.sdp_content": "rb", "sdpops.sdp_content_sloppy": "rb",
  ]

  /// What a function looks for, one name however it is asked for: `rU` for `$rU` and `KSR.kx.get_ruser()`,
  /// `hdr(x-name)` for `$hdr(X-Name)` and `KSR.hdr.get("X-Name")`.
  ///
  /// - Parameters:
  ///   - path: Of the getter; those that give something else instead of null, such as `pv.gete`, look for the same.
  ///   - texts: The arguments, as values or as the script writes them.
  static func subject(_ path: [String], _ texts: [String]) -> String? {
    guard path.count == 2 else { return nil }
    switch path[0] {
    case "pv": return path[1].hasPrefix("get") ? texts.first.flatMap(variable) : nil
    case "hdr": return path[1].hasPrefix("get") ? texts.first.flatMap(header) : nil
    case "kx": return path[1].split(separator: "_", maxSplits: 1).last.flatMap { kx[String($0)] }
    default:
      guard functions.contains(path.joined(separator: ".")) else { return nil }
      return stored(path[0], texts[...])
    }
  }

  /// What is kept in a module under names: `htable(table,key)`.
  static func stored(_ module: String, _ names: ArraySlice<String>) -> String {
    "\(module)(\(names.joined(separator: ",")))"
  }

  static func header(_ name: String) -> String? {
    let name = name.lowercased()
    return mandatoryHeaders.contains(name) ? nil : "hdr(\(name))"
  }

  /// A pseudo-variable; nil for those that are never null, and for those with transformations.
  static func variable(_ text: String) -> String? {
    guard text.hasPrefix("$"), !text.contains("{") else { return nil }
    var name = text.dropFirst()
    if name.hasPrefix("("), name.hasSuffix(")") { name = name.dropFirst().dropLast() }
    guard let opening = name.firstIndex(of: "(") else {
      let plain = String(name)
      return variables.contains(plain) || credentials.contains(plain) ? plain : nil
    }
    guard let closing = name.lastIndex(of: ")"), opening < closing else { return nil }
    let category = String(name[..<opening])
    let inner = String(name[name.index(after: opening)..<closing])
    guard classes.contains(category), !inner.isEmpty, !inner.contains("$") else { return nil }
    switch category {
    case "hdr", "hfl": return header(inner)
    case "avp", "xavp", "xavi", "xavu": return stored("pvx", [inner])
    case "dlg_var": return stored("dialog", [inner])
    case "sht": return stored("htable", inner.split(separator: "=>").map(String.init)[...])
    default: return "\(category)(\(inner))"
    }
  }
}
