import KemiRuntime
import SIP

/// The tables of `htable`, in memory.
///
/// There is no configuration that defines them, so a table comes to exist when it is first used. What a definition would
/// say, `Environment.parameters` may: `htable.NAME.initval` and `htable.NAME.autoexpire`.
final class HashTables {
  struct Cell {
    var value: PseudoValue
    /// Seconds since 1970; nil: never.
    var expires: Int?
    /// Cells are gone through in the order in which they were added.
    let number: Int
  }

  private var tables: [Bytes: [Bytes: Cell]] = [:]
  private var count = 0
  /// Where the iterators are, by name.
  var iterators: [Bytes: HashTableIterator] = [:]

  func removeAll() {
    tables = [:]
    iterators = [:]
  }

  /// The cell under a key, unless it has expired.
  func cell(_ table: Bytes, _ key: Bytes, at time: Int) -> Cell? {
    guard let cell = tables[table]?[key] else { return nil }
    guard cell.expires.map({ $0 >= time }) ?? true else {
      tables[table]?[key] = nil
      return nil
    }
    return cell
  }

  /// Sets the value under a key.
  func set(_ table: Bytes, _ key: Bytes, _ value: PseudoValue, expires: Int?) {
    let number = tables[table]?[key]?.number ?? count
    count += 1
    tables[table, default: [:]][key] = Cell(value: value, expires: expires, number: number)
  }

  /// Changes the cell under a key, if there is one.
  func change(_ table: Bytes, _ key: Bytes, _ change: (inout Cell) -> Void) {
    guard var cell = tables[table]?[key] else { return }
    change(&cell)
    tables[table]?[key] = cell
  }

  func remove(_ table: Bytes, _ key: Bytes) { tables[table]?[key] = nil }

  func removeAll(_ table: Bytes) { tables[table] = [:] }

  /// The keys that have not expired, in the order in which they were added.
  func keys(_ table: Bytes, at time: Int) -> [Bytes] {
    let cells = (tables[table] ?? [:]).filter { $0.value.expires.map { $0 >= time } ?? true }
    return cells.sorted { $0.value.number < $1.value.number }.map(\.key)
  }
}

/// A walk through the cells of a table.
struct HashTableIterator {
  let table: Bytes
  /// The keys that are still to come.
  var coming: ArraySlice<Bytes> = []
  /// The key of the cell that the walk is at; nil before the first and behind the last.
  var current: Bytes?
}

extension Session {
  /// The value in a cell; that for empty cells, if the table has one.
  func cellValue(_ table: Bytes, _ key: Bytes) -> PseudoValue {
    tables.cell(table, key, at: environment.time())?.value ?? initialValue(table).map { .number($0) } ?? .null
  }

  /// Sets a cell, which expires in `seconds` if they are positive, or when cells of its table do; without either when it
  /// did before.
  func setCell(_ table: Bytes, _ key: Bytes, _ value: PseudoValue, seconds: Int = 0) {
    let now = environment.time()
    let lifetime = seconds > 0 ? seconds : parameter(table, "autoexpire") ?? 0
    let expires = lifetime > 0 ? now &+ lifetime : tables.cell(table, key, at: now)?.expires
    tables.set(table, key, value, expires: expires)
  }

  /// Adds to the number in a cell; nil if it holds text, or if it is empty and the table has no initial value.
  func addToCell(_ table: Bytes, _ key: Bytes, _ number: Int) -> Int? {
    guard case .number(let old, _) = cellValue(table, key) else { return nil }
    let sum = old &+ number
    setCell(table, key, .number(sum))
    return sum
  }

  func initialValue(_ table: Bytes) -> Int? { parameter(table, "initval") }

  private func parameter(_ table: Bytes, _ name: String) -> Int? {
    environment.parameters.isEmpty ? nil : environment.parameters["htable.\(table.text).\(name)"]
  }
}
