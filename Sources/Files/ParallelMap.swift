import Dispatch

/// Transforms each element on as many threads as there are processors; the order is kept.
public func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  var results = [Result?](repeating: nil, count: elements.count)
  results.withUnsafeMutableBufferPointer { buffer in
    let slots = Slots(base: buffer.baseAddress)
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      slots.base![index] = transform(elements[index])
    }
  }
  return results.map { $0! }
}

/// Each iteration writes its own slot alone, which the compiler cannot see.
private struct Slots<Result>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Result?>?
}
