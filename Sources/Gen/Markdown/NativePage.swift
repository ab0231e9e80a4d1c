import Descriptors

/// From a function of kamailio.cfg to those of KEMI.
enum NativePage {
  static func text(_ catalog: Catalog, scope: Scope) -> String {
    var text = """
      <!-- \(scope.origin) -->
      # Native functions

      What a function of `kamailio.cfg` is called in KEMI. A native function with optional parameters is several KEMI functions, each with a fixed list.

      | Native function | Module | KEMI functions |
      |---|---|---|

      """
    var links: [Key: [String]] = [:]
    for module in catalog.modules {
      for group in module.functionGroups() {
        for native in Set(group.flatMap(\.cfg)) {
          links[Key(native: native, module: module.name), default: []].append(
            MarkdownLinks.function(group[0].name, in: module))
        }
      }
    }
    for key in links.keys.sorted() {
      text +=
        "| `\(key.native)` | [\(key.module)](modules/\(key.module).md) | \(links[key]!.joined(separator: ", ")) |\n"
    }
    return text
  }

  private struct Key: Hashable, Comparable {
    let native: String
    let module: String

    static func < (left: Key, right: Key) -> Bool {
      (left.native, left.module) < (right.native, right.module)
    }
  }
}
