import Console
import Files
import Glibc
import Processes
import Scenarios

/// The user's Python, with the library in it that is `KSR` there.
struct PythonProgram: Sendable {
  private let interpreter: String
  private let library: String

  /// - Parameter name: The interpreter's path, or the name of a command; `KEMI_PYTHON` or `python3` where it is nil.
  /// - Throws: `Failure` where the interpreter or the library is not there.
  init(_ name: String?) throws {
    let name = name ?? environmentVariable("KEMI_PYTHON") ?? "python3"
    guard let path = findProgram(name) else {
      throw Failure(
        "there is no program '\(name)' to run Python scripts; install Python, or name one with --python or KEMI_PYTHON"
      )
    }
    interpreter = path
    library = try ownLibrary(
      "libKSRPython.so", installedAs: "python/KSR.abi3.so", does: "runs Python scripts")
  }

  /// What the interpreter runs: it loads the library by its path, whatever its name, and asks it.
  ///
  /// The first place in `sys.path` is that of the folder which kemi was started in; that of the script takes its place.
  /// An interruption ends the process, as it ends one that runs Lua; Python's own way is an exception in the script.
  private static let start = """
    import signal, sys
    if sys.path and not sys.path[0]: del sys.path[0]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler: signal.signal(signal.SIGINT, signal.SIG_DFL)
    library, request = sys.argv[1:]
    del sys.argv[1:]
    try:
      if sys.version_info < (3, 9): raise ImportError("it is older than Python 3.9")
      from importlib.machinery import ExtensionFileLoader
      from importlib.util import module_from_spec, spec_from_loader
      spec = spec_from_loader("KSR", ExtensionFileLoader("KSR", library))
      KSR = sys.modules["KSR"] = module_from_spec(spec)
      spec.loader.exec_module(KSR)
    except ImportError as error:
      sys.stderr.write("kemi: error: %s cannot load %s: %s\\n" % (sys.executable, library, error))
      sys.exit(2)
    sys.exit(KSR._main(request))
    """

  /// What a script prints comes before the trace, which is not written by Python: hence without a buffer.
  private func arguments(_ request: PythonRequest) -> [String] {
    ["-u", "-c", PythonProgram.start, library, request.json]
  }

  /// Becomes the interpreter.
  func replaceProcess(_ request: PythonRequest) throws -> Never {
    let arguments = CStrings([interpreter] + arguments(request))
    execv(interpreter, arguments.pointers)
    throw cannotStart(errno)
  }

  /// Runs the interpreter.
  ///
  /// - Parameter results: An open file that gets the number `resultsDescriptor` there.
  /// - Returns: Its process.
  func start(_ request: PythonRequest, results: Int32? = nil) throws -> pid_t {
    do {
      return try startProcess(
        interpreter, arguments(request),
        files: results.map { [PythonProgram.resultsDescriptor: $0] } ?? [:])
    } catch {
      throw cannotStart(error.number)
    }
  }

  static let resultsDescriptor: Int32 = 3

  private func cannotStart(_ error: Int32) -> Failure {
    Failure("\(interpreter) cannot be started: \(String(cString: strerror(error)))")
  }
}
