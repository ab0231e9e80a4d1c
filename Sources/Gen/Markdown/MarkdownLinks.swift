import Descriptors

/// Where things are in the reference.
enum MarkdownLinks {
  /// The page of a module, from the folder of pages.
  static func page(of module: Module) -> String { "modules/\(module.name).md" }

  /// A link to a function from a page in the folder of pages.
  static func function(_ name: String, in module: Module, text: String? = nil) -> String {
    "[`\(text ?? name)`](\(page(of: module))#\(anchor(name)))"
  }

  /// The id of a function's heading.
  static func anchor(_ name: String) -> String { name }
}
