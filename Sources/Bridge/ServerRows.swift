import CBridge
import KemiRuntime

/// A module's table as the server keeps it: for as long as it runs.
enum ServerRows {
  static func make(_ functions: [ServerFunction], module: String) -> UnsafeMutablePointer<kamailio_row> {
    let rows = UnsafeMutablePointer<kamailio_row>.allocate(capacity: functions.count + 1)
    let module = text(module)
    for (index, function) in functions.enumerated() {
      var row = kamailio_row()
      row.module = module
      row.function = text(function.name)
      row.returns = Server.codes.returnCode(function.signature.returns)
      row.call = function.call
      let codes = function.signature.parameters.map(Server.codes.code)
      withUnsafeMutableBytes(of: &row.parameters) { bytes in
        for (slot, code) in zip(bytes.bindMemory(to: CInt.self).indices, codes) {
          bytes.bindMemory(to: CInt.self)[slot] = code
        }
      }
      (rows + index).initialize(to: row)
    }
    // The end; it has the module's name, by which the server knows a table without functions.
    var end = kamailio_row()
    end.module = module
    (rows + functions.count).initialize(to: end)
    return rows
  }

  private static func text(_ string: String) -> kamailio_str {
    kamailio_str(UnsafeRawBufferPointer(start: Server.immortal(string), count: string.utf8.count))
  }
}
