import Glibc

extension Proxy {
  /// Has the lines that Kamailio would log go where it writes them when it runs in the foreground.
  public func logToStandardError() {
    log = { line in
      let bytes = Array((line + "\n").utf8)
      // Nothing is to be done about a standard error that is closed.
      _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }
}
