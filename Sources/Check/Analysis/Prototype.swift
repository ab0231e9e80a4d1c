import Descriptors

extension KemiIndex.Entry {
  /// `KSR.tm.t_reply(int code, str reason)`.
  var prototype: String {
    var parameters = function.parameters.map { "\($0.type.rawValue) \($0.name)" }
    if function.variadic { parameters.append("…") }
    return "\(module.path(of: function.name))(\(parameters.joined(separator: ", ")))"
  }
}

extension [KemiIndex.Entry] {
  /// The one of the newest release, for messages.
  var newest: KemiIndex.Entry? {
    self.max { left, right in left.function.releases.first < right.function.releases.first }
  }
}
