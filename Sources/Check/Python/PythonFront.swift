import Dispatch
import Synchronization

/// Reads Python scripts with the parser of a Python interpreter: one process for all of them.
public struct PythonFront: Sendable {
  public typealias Parsed = (script: Script?, findings: [Finding])

  private let interpreter: String

  /// - Parameter interpreter: Python 3.9 or later: a path, or the name of a program in `PATH`.
  public init(interpreter: String = "python3") { self.interpreter = interpreter }

  /// - Returns: For each file its script, or, where it has a syntax error, that finding alone.
  /// - Throws: `PythonFrontError` where there is no such Python, or it ends or answers nonsense.
  public func parse(_ files: [SourceFile]) throws -> [Parsed] {
    var results: [Parsed] = []
    try parse(count: files.count, file: { files[$0] }, result: { _, parsed in results.append(parsed) })
    return results
  }

  /// Parses files one after the other, and holds only a few of them at a time.
  ///
  /// - Parameters:
  ///   - file: Reads a file; called on another thread, once for each in their order, as Python needs them.
  ///   - result: Called in the same order on this thread, while Python parses what follows.
  /// - Throws: `PythonFrontError` as above, and what `result` throws, which ends it.
  public func parse(
    count: Int, file: @escaping @Sendable (Int) -> SourceFile, result: (Int, Parsed) throws -> Void
  ) throws {
    if count == 0 { return }
    let process = try PythonProcess(interpreter)
    let waiting = WaitingFiles()
    let sending = DispatchGroup()
    DispatchQueue.global().async(group: sending) {
      for index in 0..<count {
        if waiting.isStopped { return }
        let file = file(index)
        let refusal = PythonFront.refusal(of: file)
        waiting.add(file, refusal)
        if refusal == nil, !process.send(file.bytes) { return waiting.stop() }
      }
      process.endSending()
    }
    defer {
      waiting.stop()
      process.end()
      sending.wait()
    }
    try process.greet()
    for index in 0..<count {
      guard let (file, refusal) = waiting.next() else { throw process.failure(while: nil) }
      if let refusal {
        try result(index, (nil, [refusal]))
      } else {
        try result(index, try process.answer(on: file))
      }
    }
  }

  private static func refusal(of file: SourceFile) -> Finding? {
    guard let place = file.bytes.firstIndex(of: 0) else { return nil }
    return Finding(
      rule: "syntax", severity: .error, file: file.path, range: SourceRange(place, place + 1),
      text: "a byte of value 0: this is not the text of a Python script")
  }
}

/// Python cannot be used; the text says why, and what to do.
public struct PythonFrontError: Error, CustomStringConvertible, Equatable {
  public var description: String
}

/// The files that Python has been given, or will be next.
private final class WaitingFiles: Sendable {
  private typealias Item = (file: SourceFile, refusal: Finding?)

  private let items = Mutex<(queue: [Item], isStopped: Bool)>(([], false))
  private let available = DispatchSemaphore(value: 0)

  var isStopped: Bool { items.withLock { $0.isStopped } }

  func add(_ file: SourceFile, _ refusal: Finding?) {
    items.withLock { $0.queue.append((file, refusal)) }
    available.signal()
  }

  func stop() {
    items.withLock { $0.isStopped = true }
    available.signal()
  }

  /// - Returns: Nil if nothing will come any more.
  func next() -> (file: SourceFile, refusal: Finding?)? {
    available.wait()
    return items.withLock { $0.queue.isEmpty ? nil : $0.queue.removeFirst() }
  }
}
