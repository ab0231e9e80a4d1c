import Descriptors

extension KemiIndex.Entry {
  /// `KSR.tm.t_reply(int code, str reason)`.
  var prototype: String {
    let parameters = function.parameters.map { "\($0.type.rawValue) \($0.name)" }
    return module.path(of: function.name)
      + "(\((parameters + (function.variadic ? ["..."] : [])).joined(separator: ", ")))"
  }
}
