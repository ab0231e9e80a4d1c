/// The word among `candidates` that was most likely meant by `word`, if one is near enough.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let tolerance = max(1, min(3, word.lowercased().unicodeScalars.prefix(64).count / 2))
  return nearest(to: word, among: candidates, tolerance: tolerance) { candidate, distance in
    isAffix(candidate, of: word) ? min(distance, tolerance) : distance
  }
}

/// The word among `candidates` that is fewest letters off `word`, and no more than `tolerance`.
public func nearest(to word: String, among candidates: some Sequence<String>, tolerance: Int) -> String? {
  let count = word.lowercased().unicodeScalars.prefix(64).count
  // To replace every letter makes another word of it.
  return nearest(to: word, among: candidates, tolerance: tolerance) { _, distance in
    distance < count ? distance : .max
  }
}

/// - Parameter weighed: How far off a candidate is that differs in so many letters.
private func nearest(
  to word: String, among candidates: some Sequence<String>, tolerance: Int,
  weighed: (_ candidate: String, _ distance: Int) -> Int
) -> String? {
  let letters = Array(word.lowercased().unicodeScalars.prefix(64))
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let distance = weighed(
      candidate, editDistance(letters, Array(candidate.lowercased().unicodeScalars.prefix(64))))
    if distance <= tolerance, best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.word
}

/// The word that was certainly meant by `word`: one or two letters off, and no other is as near.
public func certainlyMeant(by word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.unicodeScalars.prefix(64))
  let tolerance = letters.count < 6 ? 1 : 2
  var best: (distance: Int, words: [String])?
  for candidate in candidates where abs(candidate.unicodeScalars.count - letters.count) <= tolerance {
    let distance = editDistance(letters, Array(candidate.unicodeScalars.prefix(64)))
    if distance > tolerance || distance > best?.distance ?? tolerance { continue }
    best =
      distance == best?.distance ? (distance, (best?.words ?? []) + [candidate]) : (distance, [candidate])
  }
  guard let best, Set(best.words).count == 1 else { return nil }
  return best.words.first
}

/// `; did you mean 'x'?`, or nothing.
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
  nearest(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}

/// `string` for `str`, `integer` for `int`: what people write for a name that they half remember.
private func isAffix(_ candidate: String, of word: String) -> Bool {
  candidate.utf8.count >= 3 && word.lowercased().hasPrefix(candidate.lowercased())
}

/// The least number of letters to insert, remove, replace or swap with a neighbour.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for i in 1...left.count {
    var current = [i] + [Int](repeating: 0, count: right.count)
    for j in 1...right.count {
      let same = left[i - 1] == right[j - 1]
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1))
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        current[j] = min(current[j], beforePrevious[j - 2] + 1)
      }
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
