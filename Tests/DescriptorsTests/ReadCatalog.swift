import Descriptors
import Foundation
import JSON
import TestSupport

/// Reads files in a folder of their own, without the built-in catalog; messages name the files without it.
func readCatalog(_ files: [String: Data]) throws -> Catalog {
  let folder = try TemporaryFolder()
  for (name, content) in files { try folder.write(name, content) }
  return try readCatalog(in: folder)
}

func readCatalog(_ files: [String: String]) throws -> Catalog {
  try readCatalog(files.mapValues { Data($0.utf8) })
}

func readCatalog(in folder: TemporaryFolder) throws -> Catalog {
  do {
    return try CatalogReader(includesBuiltin: false, folders: [folder.path]).read()
  } catch let diagnostics as Diagnostics {
    throw Diagnostics(
      diagnostics.all.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.file = String(diagnostic.file.dropFirst(folder.path.count + 1))
        return diagnostic
      })
  }
}

/// What the reader says of the files: `file:line:column: error: text [rule]`.
func messages(about files: [String: String]) throws -> [String] {
  try messages { try readCatalog(files) }
}

func messages(about files: [String: Data]) throws -> [String] {
  try messages { try readCatalog(files) }
}

func messages(about folder: TemporaryFolder) throws -> [String] {
  try messages { try readCatalog(in: folder) }
}

private func messages(_ read: () throws -> Catalog) throws -> [String] {
  do {
    _ = try read()
    return []
  } catch let diagnostics as Diagnostics {
    return diagnostics.all.map(\.description)
  }
}
