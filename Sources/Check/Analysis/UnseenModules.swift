/// Modules that a program loads and that are neither there nor known: what they do to the program is anybody's guess.
enum UnseenModules {
  static func exist(in program: Program, _ values: Values) -> Bool {
    program.files.indices.contains { file in
      switch program.language {
      case .lua: loadsUnseenLua(program, values, file)
      case .python: importsUnseenPython(program, file)
      }
    }
  }

  private static func loadsUnseenLua(_ program: Program, _ values: Values, _ file: Int) -> Bool {
    let (script, index) = (program.files[file].script, program.files[file].index)
    return script.expressions.indices.contains { position in
      let id = Expression.ID(position)
      guard case .variable(let variable) = script[id].kind, script[variable].name == "require",
        case .builtin(["require"]) = values.value(of: id, in: file)
      else { return false }
      guard case .expression(let parent) = index.context(of: id),
        case .call(let callee, let arguments, _) = script[parent].kind, let first = arguments.first
      else { return true }
      // pcall(require, "cjson")
      let name = callee == id ? first.value : arguments.dropFirst().first?.value
      guard let name, case .text(let name) = values.value(of: name, in: file) else { return true }
      return program.files[file].imports[name] == nil && !luaModules.contains(package(of: name))
    }
  }

  private static func importsUnseenPython(_ program: Program, _ file: Int) -> Bool {
    program.files[file].index.imports.contains { importing in
      program.files[file].imports[importing.module] == nil
        && !pythonModules.contains(package(of: importing.module))
    }
  }

  private static func package(of module: String) -> String { String(module.prefix { $0 != "." }) }

  /// Modules that leave the globals of their users alone, but that their old versions define one of their own name.
  static let luaModules = Set(
    """
    KSR base64 basexx bit bit32 cURL cjson coroutine debug dkjson ffi http inspect io jit lcurl lfs lpeg ltn12 \
    luasql lunajson lzmq math md5 mime openssl os package posix rapidjson redis sha1 socket ssl string table utf8 \
    uuid zmq
    """.split(separator: " ").map(String.init))

  /// Python's own, and Kamailio's.
  private static let pythonModules = Set(
    """
    KSR Router __future__ abc argparse array ast asyncio base64 binascii bisect builtins calendar codecs \
    collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum \
    errno faulthandler fcntl fnmatch functools gc getopt getpass glob gzip hashlib heapq hmac html http importlib \
    inspect io ipaddress itertools json linecache locale logging math mimetypes multiprocessing operator os \
    pathlib pickle platform pprint pwd queue random re resource sched secrets select shelve shlex shutil signal \
    site smtplib socket socketserver sqlite3 ssl stat statistics string struct subprocess sys syslog tempfile \
    textwrap threading time timeit traceback types typing unicodedata unittest urllib uuid warnings weakref xml \
    xmlrpc zipfile zlib zoneinfo
    """.split(separator: " ").map(String.init))
}
