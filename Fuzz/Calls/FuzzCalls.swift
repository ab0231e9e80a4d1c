import FuzzInputs

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  CallInput(Array(UnsafeBufferPointer(start: start, count: count))).run()
  return 0
}

/// What libFuzzer calls to make another input out of one, in place.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int, _ capacity: Int, _ seed: UInt32)
  -> Int
{
  let buffer = UnsafeMutableBufferPointer(start: start, count: capacity)
  var mutator = CallMutator(seed: seed, mutateText: mutateText)
  let (_, end) = buffer.update(from: mutator.mutate(Array(buffer.prefix(count))))
  return end
}

/// A change that libFuzzer makes, with its dictionary.
private func mutateText(_ text: [UInt8]) -> [UInt8] {
  var buffer = text + [UInt8](repeating: 0, count: 64)
  let count = libFuzzerMutate(&buffer, text.count, buffer.count)
  return Array(buffer.prefix(count))
}

@_silgen_name("LLVMFuzzerMutate")
private func libFuzzerMutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int) -> Int
