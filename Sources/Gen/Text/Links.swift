import Descriptors

/// Links into Kamailio's documentation.
enum Links {
  /// Where the native function is described, in the edition of the newest release that has it.
  static func native(_ function: Function, of catalog: Catalog) -> String? {
    guard let anchor = function.anchor else { return nil }
    let parts = anchor.split(separator: "#")
    return
      "https://www.kamailio.org/docs/modules/\(edition(function, of: catalog))/modules/\(parts[0]).html#\(parts[1])"
  }

  private static func edition(_ function: Function, of catalog: Catalog) -> String {
    if function.releases.first == .master { return "devel" }
    guard let last = function.releases.last, !catalog.isCurrent(function) else { return "stable" }
    return "\(last).x"
  }
}
