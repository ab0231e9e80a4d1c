extension Proxy {
  /// Notes that the script leaves its route; the interpreter's side unwinds it.
  public func leave(_ ending: RouteEnding) {
    noteSwallowedExit()
    leaving = (ending, scriptPosition)
  }

  /// An exit is an error that unwinds the script. If the script goes on, it has caught it.
  func noteSwallowedExit() {
    guard let leaving else { return }
    self.leaving = nil
    let name = leaving.ending == .drop ? "drop" : "exit"
    let place = leaving.position.line > 0 ? " of line \(leaving.position.line)" : ""
    record(.note("The script goes on after \(name)()\(place): it has caught the error that ends a route."))
  }
}
