/// Turns KEMI's names into those of another language.
enum Names {
  /// `ds_is_from_list` becomes `dsIsFromList`.
  static func lowerCamelCase(_ name: String) -> String {
    let parts = name.split(separator: "_")
    guard let first = parts.first else { return name }
    return first.prefix(1).lowercased() + first.dropFirst()
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `ims_qos` becomes `ImsQos`.
  static func upperCamelCase(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
