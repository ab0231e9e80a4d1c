import Files

/// A library that belongs to this program: beside it in a folder of a build, or in an installation.
///
/// - Parameters:
///   - name: Its file in a build.
///   - installedName: Its file in the installation's `lib/kemi`.
///   - purpose: What it does, for the message.
/// - Throws: `Failure` where it is not there.
func ownLibrary(_ name: String, installedAs installedName: String, does purpose: String) throws -> String {
  let program = canonicalPath("/proc/self/exe")
  let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
  let places = ["\(folder)/\(name)", "\(folder)/../lib/kemi/\(installedName)"]
  guard let place = places.first(where: fileExists) else {
    throw Failure(
      "the library that \(purpose) is missing: neither \(places.joined(separator: " nor ")) is there")
  }
  return canonicalPath(place)
}
