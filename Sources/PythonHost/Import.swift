public import CPython
import KemiModules
import KemiRuntime

/// What `import KSR` calls: a session of its own, in which every function answers.
@_cdecl("ksr_python_default_host")
public func makeDefaultHost() -> UnsafePointer<ksr_python_host>? {
  let session = Session()
  let proxy = session.makeProxy()
  proxy.logToStandardError()
  let bridge = PythonBridge(proxy, session: session)
  // The module's own reference follows when it has been filled; this one makes up for a module that never is.
  _ = Unmanaged.passRetained(bridge)
  return UnsafePointer(bridge.host)
}
