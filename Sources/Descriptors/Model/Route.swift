/// A kind of route block that a function may be called from, under the names of the configuration language.
public enum Route: String, CaseIterable, Sendable {
  case any
  case request, failure, onreply, branch
  case branchFailure = "branch_failure"
  case onsend, error, local
  case coreOnreply = "core_onreply"
  case event
}
