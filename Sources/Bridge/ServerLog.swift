import CBridge
import Glibc

/// Kamailio's log, through KEMI's own functions for it.
enum ServerLog {
  static func error(_ text: String) {
    let line = Array("\(text)\n".utf8)
    let row = bridge_missing_symbol() == nil ? ServerTable.row(of: "err") : nil
    guard let call = row?.pointee.call else {
      line.withUnsafeBytes { bytes in _ = Glibc.write(2, bytes.baseAddress, bytes.count) }
      return
    }
    line.withUnsafeBytes { bytes in
      var parameter = kamailio_str(bytes)
      withUnsafeMutablePointer(to: &parameter) { parameter in
        var words = [Int](repeating: 0, count: Int(KAMAILIO_PARAMETERS))
        words[0] = Int(bitPattern: parameter)
        _ = bridge_call_int(call, nil, words)
      }
    }
  }
}
