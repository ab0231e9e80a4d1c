/// A plan that cannot be used: its text goes to the log.
struct PlanError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(_ place: PlanPlace, _ text: String) { description = "\(place): \(text)" }
}

/// A line of a plan.
struct PlanPlace: CustomStringConvertible {
  let path: String
  let line: Int

  var description: String { "\(path):\(line)" }
}
