import KemiRuntime

/// The windows of all keys, in memory that the workers share: groups of slots, each with a lock of its own.
///
/// A key's group is chosen by its digest, so that a full group costs others nothing, and whoever takes a lock
/// looks at no more than one group. Digests depend on a secret of the server: nobody can send keys that meet.
struct SharedWindows {
  private static let slotsOfGroup = 16

  private typealias Slots = UnsafeMutableBufferPointer<Window>

  private let slots: SharedArray<Window>
  private let locks: SharedLocks
  private let evictions: SharedCounter

  /// - Parameter slots: How many windows there is room for, rounded up to whole groups.
  init(slots: Int) throws {
    let groups = (slots + SharedWindows.slotsOfGroup - 1) / SharedWindows.slotsOfGroup
    self.slots = try SharedArray(count: groups * SharedWindows.slotsOfGroup)
    locks = try SharedLocks(count: groups)
    evictions = try SharedCounter()
  }

  /// How many windows had to go before they were over.
  var evicted: UInt64 { evictions.value }

  /// Gives a key its window, a new one if there is none, while nobody else changes it.
  func withWindow<Result>(
    _ key: Text, _ seconds: Int32, at now: Int, _ body: (inout Window) -> Result
  ) -> Result {
    let digest = digest(key)
    return withGroup(digest) { group in
      let found = group.indices.first { group[$0].isOf(digest, seconds) }
      let slot = found ?? freeSlot(in: group, at: now)
      if found == nil { group[slot] = Window(digest, seconds: seconds, at: now) }
      group[slot].move(to: now)
      group[slot].touch(at: now)
      return body(&group[slot])
    }
  }

  /// The window of a key as it is now, if there is one.
  func find(_ key: Text, _ seconds: Int32, at now: Int) -> Window? {
    let digest = digest(key)
    var found = withGroup(digest) { group in group.first { $0.isOf(digest, seconds) } }
    found?.move(to: now)
    return found
  }

  /// - Returns: Whether there was a window of the key.
  func forget(_ key: Text) -> Bool {
    let digest = digest(key)
    return withGroup(digest) { group in
      let found = group.indices.filter { group[$0].isOf(digest) }
      for slot in found { group[slot] = Window() }
      return !found.isEmpty
    }
  }

  /// The slot that is free, or whose window is over, or that nobody has asked for the longest.
  private func freeSlot(in group: Slots, at now: Int) -> Int {
    if let over = group.indices.first(where: { group[$0].isOver(at: now) }) { return over }
    evictions.increment()
    return group.indices.min { group[$0].lastUse < group[$1].lastUse } ?? group.startIndex
  }

  private func withGroup<Result>(_ digest: UInt64, _ body: (Slots) -> Result) -> Result {
    let group = Int(digest % UInt64(locks.count))
    let first = group * SharedWindows.slotsOfGroup
    let slots = Slots(rebasing: self.slots.elements[first..<first + SharedWindows.slotsOfGroup])
    return locks.withLock(group) { isAbandoned in
      // A worker was killed here, and may have left a window with the counts of another.
      if isAbandoned { slots.update(repeating: Window()) }
      return body(slots)
    }
  }

  /// Swift seeds its hash once, when the server starts, and its workers inherit the seed.
  private func digest(_ key: Text) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: key.bytes)
    return UInt64(truncatingIfNeeded: UInt(bitPattern: hasher.finalize()))
  }
}
