/// What is said of a null value that stops the script.
extension NullCheck {
  func message(_ operand: Expression.ID, _ origin: Origin, _ danger: Danger) -> String {
    let null = context.language == .lua ? "nil" : "None"
    let name = origin.first.name
    let written = context.script.text(of: operand)
    let what =
      switch origin.way {
      case .direct: written.contains("\n") || written.utf8.count > 60 ? "the result of \(name)()" : written
      case .wrapper: "the result of \(name)() that \(written.prefix { $0 != "(" })() returns"
      case .variable: "`\(written)`, the result of \(name)(),"
      }
    let (action, instead): (String, String?) =
      switch danger {
      case .concatenating: ("joining \(null) to text", text(instead: origin))
      case .calculating: ("calculating with \(null)", number(instead: origin))
      case .ordering: ("asking whether \(null) is greater or less", number(instead: origin))
      case .indexing: ("asking \(null) for a member", text(instead: origin))
      case .passing(let function): ("giving \(null) to \(function)", text(instead: origin))
      }
    let unless = mayHaveInitialValue(origin) ? " unless the table has an initval" : ""
    return "\(what) can be \(null)\(unless), and \(action) is an error that stops the script; test it first"
      + (instead.map { ", or use \($0)" } ?? "")
  }

  /// The function that gives empty text in place of null.
  private func text(instead origin: Origin) -> String? {
    let source = origin.first
    guard source.path.count == 2, let place = source.path[1].range(of: "get") else { return nil }
    var name = source.path[1]
    name.replaceSubrange(place, with: "gete")
    let path = [source.path[0], name]
    guard !context.grounds.kemi.entries(path, in: context.grounds.release).isEmpty else { return nil }
    return "KSR.\(path.joined(separator: "."))(), which gives \"\" instead"
  }

  private func number(instead origin: Origin) -> String? {
    guard origin.first.path == ["pv", "get"] else { return nil }
    return "KSR.pv.getvn(), which gives a number of your choice instead"
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? { ranges(of: part).first }
}
