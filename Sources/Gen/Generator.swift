import Descriptors
import Files

/// Writes the targets into a folder and keeps it up to date.
public struct Generator {
  public let targets: [Target]
  public let folder: String

  private let guides: [Guide]

  /// - Parameter guides: Pages to add to the reference.
  public init(targets: [Target], folder: String, guides: [Guide] = []) {
    self.targets = targets
    self.folder = folder
    self.guides = guides
  }

  /// What has to change in the folder.
  ///
  /// A file that is not generated (its first line does not say so) is never removed.
  public func changes(for catalog: Catalog, scope: Scope) throws -> FileChanges {
    let catalog = scope.release.map { catalog.limited(to: $0) } ?? catalog
    let planned = targets.flatMap { target in
      target.files(for: catalog, scope: scope, guides: guides).map { (target, $0) }
    }
    let files = parallelMap(planned) { target, file in
      OutputFile(path: "\(target.rawValue)/\(file.path)", text: file.text())
    }
    return try FileChanges(
      bringing: folder, to: files, sweeping: targets.map(\.sweptFolder)
    ) { _, content in
      let firstLine = content.prefix(512).prefix { $0 != UInt8(ascii: "\n") }
      return String(decoding: firstLine, as: UTF8.self).contains(Scope.mark)
    }
  }
}
