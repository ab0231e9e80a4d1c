/// A file that a target consists of. Its text is made later, beside those of all other files.
struct PlannedFile: Sendable {
  let path: String
  let text: @Sendable () -> String

  init(_ path: String, text: @escaping @Sendable () -> String) {
    self.path = path
    self.text = text
  }
}
