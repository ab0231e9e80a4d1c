/// Where Lua 5.4 goes after an instruction (`lopcodes.h`).
enum LuaInstruction {
  /// The instructions that can be reached from the first one: the compiler ends every function with a return, which
  /// is dead code after a return of the script's own.
  static func reachable(_ code: [UInt32]) -> Set<Int> {
    var reached = Set<Int>()
    var open = [0]
    while let index = open.popLast() {
      guard code.indices.contains(index), reached.insert(index).inserted else { continue }
      open += successors(of: code[index], at: index)
    }
    return reached
  }

  private static func successors(of instruction: UInt32, at index: Int) -> [Int] {
    let next = index + 1
    // 17 bits, and 25 bits around zero.
    let distance = Int(instruction >> 15)
    let jump = Int(instruction >> 7) - 0xFF_FFFF
    switch instruction & 0x7F {
    case 6: return [next + 1]  // LFALSESKIP
    case 56: return [next + jump]  // JMP
    case 57...67: return [next, next + 1]  // EQ … TESTSET, which may skip one
    case 69...72: return []  // TAILCALL, RETURN, RETURN0, RETURN1
    case 73, 77: return [next, next - distance]  // FORLOOP, TFORLOOP
    case 74: return [next, next + distance + 1]  // FORPREP
    case 75: return [next + distance]  // TFORPREP
    default: return [next]
    }
  }
}
