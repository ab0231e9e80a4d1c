import FuzzInputs

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  MessageInput(Array(UnsafeBufferPointer(start: start, count: count))).run()
  return 0
}
