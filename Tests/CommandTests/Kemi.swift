import Foundation
import TestSupport

/// Runs the program, in a folder of its own where none is named.
func kemi(
  _ arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String] = [:]
) throws -> Outcome {
  let folder = try folder ?? TemporaryFolder()
  return try run(Repository.kemi, arguments, in: folder.path, environment: environment)
}

/// Runs a line of the shell in which `"$0"` is the program.
func shell(
  _ line: String, in folder: TemporaryFolder? = nil, environment: [String: String] = [:]
) throws -> Outcome {
  let folder = try folder ?? TemporaryFolder()
  return try run("/bin/sh", ["-c", line, Repository.kemi], in: folder.path, environment: environment)
}

/// A descriptor with one function.
func descriptor(module: String, function: String = "run", loads: String = "file") -> String {
  """
  {
    "module": "\(module)",
    "loads": "\(loads)",
    "functions": [
      {
        "name": "\(function)",
        "summary": "Run it.",
        "parameters": [{ "name": "count", "type": "int", "summary": "How often." }],
        "returns": { "type": "int", "kind": "status" }
      }
    ]
  }
  """
}

/// Every file's bytes by its path below a folder.
func contents(of folder: String) -> [String: Data] {
  let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return names.reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: folder + "/" + $1) }
}
