import Console
import Files
import Glibc
import KemiModules
import KemiRuntime
import Scenarios

/// What `KSR._main()` does for the `kemi` program, whose place this process has taken.
///
/// - Parameter text: A `PythonRequest`.
/// - Returns: The program's exit status.
func runMain(_ text: String) -> Int32 {
  do {
    switch try PythonRequest(json: text) {
    case .run(let request): return request.perform(in: .python)
    case .replay(let request): return request.perform(in: .python)
    case .scenarios(let request): return request.perform(in: .python)
    case .test(let request): return try test(request)
    }
  } catch {
    return Output.report(error)
  }
}

private func test(_ request: TestRequest) throws -> Int32 {
  let (options, results) = (try request.options, request.results)
  // What scripts start would keep the file open.
  _ = fcntl(results, F_SETFD, FD_CLOEXEC)
  // An empty list first: everything that scripts need is there.
  guard writeLine("[]\n", to: results) else { return 2 }
  for file in request.files {
    let result = ScenarioRun(file: file, options: options).result(in: .python)
    guard writeLine(ResultsFile.text([result]), to: results) else { return 2 }
  }
  return 0
}

private func writeLine(_ text: String, to descriptor: Int32) -> Bool {
  let bytes = Array(text.utf8)
  return bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
}

extension ScriptHost {
  /// The interpreter that this library was loaded into.
  static let python = ScriptHost(
    compatibleTreatment: .compatibleWithPython,
    load: { source in
      // Python knows modules by their full paths.
      let here = canonicalPath(".") + "/"
      let covered = source.covered.map { covered in
        { file, line in covered(file.hasPrefix(here) ? String(file.dropFirst(here.count)) : file, line) }
      }
      return try PythonScript(
        path: source.path, proxy: source.proxy, session: source.session, limits: source.limits,
        covered: covered)
    },
    executableLines: PythonLines.executable)
}
