import KemiGen

extension Guide {
  /// How a module of Kamailio is written in Swift.
  static let swiftModules = Guide(
    title: "Modules in Swift",
    pages: [
      Page(path: "swift/index.md", title: "From nothing to a loaded module", text: start),
      Page(path: "swift/functions.md", title: "Functions and their types", text: functions),
      Page(path: "swift/processes.md", title: "What may be done when", text: processes),
    ])

  private static let start = """
    # From nothing to a loaded module

    A module in Swift gives scripts functions of its own, under `KSR.NAME` in every language of KEMI, in the Kamailio that is
    there: a release from 5.4 to 6.2, as its packages install it. Building it needs Swift 6 or later; running it needs nothing
    of Swift. All of it works without a network.

    ```sh
    kemi new greeter        # a package in the folder greeter
    cd greeter
    kemi build              # build/greeter.so, and what to write into kamailio.cfg
    swift test              # its tests, without a Kamailio (Debian: libosip2-dev)
    sh try/run              # a Kamailio on 127.0.0.1, port 5070, with a script in Lua; "python" for one in Python
    ```

    In another terminal, `sipsak -vv -s sip:bob@127.0.0.1:5070` sends an OPTIONS, which the script answers with what the new
    module says:

    ```
    SIP/2.0 200 +49301234
    ```

    ## What is in the package

    | File | What it is |
    |---|---|
    | `descriptors/greeter.json` | what the module has: functions, their parameters and results, module parameters |
    | `Sources/Greeter/Greeter.swift` | the functions: a struct that conforms to the protocol made of the descriptor |
    | `Tests/GreeterTests` | tests that call the functions as scripts do, on SIP messages |
    | `try` | a `kamailio.cfg`, and scripts in Lua and Python |
    | `Package.swift` | for SwiftPM; its plug-in makes the protocol and the tables whenever the descriptor has changed |
    | `.kemi` | what the module builds against, written by `kemi`, and not for version control |

    After a clone `kemi build` comes first: it writes `.kemi`. From then on `swift build`, `swift test` and editors work by
    themselves. A newer `kemi` brings `.kemi` up to date with the next `kemi build`.

    ## Adding a function

    1. Describe it in `descriptors/greeter.json`.
    2. Run `swift build`: the compiler says which function is missing, with its types.
    3. Write it, test it, `kemi build`.

    A mistake in the descriptor is shown with its place, `descriptors/greeter.json:9:35: error: …`, by either build.

    ## What kemi build makes

    - `build/greeter.so`, the module. It is put in place as a whole: a running Kamailio keeps the one that it has opened, and a
      build that fails changes nothing. Copy it in the same way (`install`, or `cp` to another name and `mv`), never over
      a file that a Kamailio has open.
    - `build/lua`, `build/python`: the module's functions for editors and checkers. `kemi generate --descriptors descriptors` makes
      the same for the whole of `KSR`, and `kemi check --descriptors descriptors` knows them in scripts.
    - `build/greeter.md`: the module's page of reference.

    The exit status is 0 when the module is there, 1 when the compiler has found mistakes, 2 when the descriptor is broken, or
    Swift is not installed.

    A module without Foundation has 6 to 7 MB. `import Foundation` can make it 50 MB larger; `kemi build` warns of what has more than
    15 MB, and shows the lines.
    """

  private static let functions = """
    # Functions and their types

    Each function of the descriptor is a method of the generated protocol. Its first argument is the message, then come the
    parameters by their names.

    | KEMI | as a parameter | as a result |
    |---|---|---|
    | `int` | `Int32` | `Int32` |
    | `long` | `Int` | `Int` |
    | `bool` | `Bool` | `Bool` |
    | `str` | `Text` | written to the last argument, `into result: inout TextBuffer` |
    | `xval` | – | `Value`: a number, text, a list, or `.null` |
    | `none` | – | nothing |

    - **Text is bytes.** SIP does not promise UTF-8. `Text.bytes` is what the script has passed, without a copy; it belongs to the
      server and is gone when the function returns (`copy` keeps it). `Text.string` is for people: what is no UTF-8 is replaced.
    - **A result that is text** lives until the next call of the same function. Scripts copy it at once, so that nobody has to care.
    - **Status.** An `int` with `"kind": "status"` is positive for true and negative for false. 0 is neither: to Kamailio
      it says that the script should end.
    - **Errors.** What a function throws goes to the server's log, with the function's name, and the script gets -1, `false` or null.
      Nothing that a script passes may be able to stop a worker: no `!`, no unchecked index, `&+` where numbers can overflow.
    - **Lists** (`.dict`, `.array` in an `xval`) reach Lua alone: Kamailio's other interpreters do not know them.
    - **Ruby** gets no text results: `app_ruby` returns nil for them, and crashes with `modparam("app_ruby", "xval_mode", 1)`.
    - **Signatures.** Kamailio knows a fixed list of combinations of parameter types, which grows with its releases. The descriptor
      is refused where a release that it names has not got one; the message says which one is nearest.

    ## What arrives of what a script passes

    Kamailio's interpreters turn a script's values into `int` and text before a module sees them, each in its own way:

    | | Lua | Python | JavaScript | Ruby | Squirrel |
    |---|---|---|---|---|---|
    | a number of more than 32 bits | the lower 32 | the lower 32; before 5.7 an exception | the nearest that fits | an exception | the lower 32 |
    | text with a zero byte | whole | whole; before 5.7 an exception | up to it | up to it | up to it |
    | text that is no UTF-8 | as it is | an exception | an exception | as it is | as it is |

    ## Reading and changing the message

    A module sees the message as scripts do, through the functions of other modules:

    ```swift
    guard let user = try message.pv("$fU") else { return -1 }
    try message.setPv("$rU", to: user)
    message.log(.info, "called by \\(user)")
    _ = try message.call("hdr.append", [.str("X-Caller: known\\r\\n")])
    ```

    `kamailio.cfg` has to load the modules of these functions (`pv` for `$fU`). The same calls work in `swift test`, on the proxy.
    `pv`, `setPv` and `log` are short for `KSR.pv.get`, `KSR.pv.sets` and the functions of the log; `call` takes any function by its name.
    A call by name takes up to a microsecond, some times what it takes a script: fine in a function, not in a loop over thousands.
    """

  private static let processes = """
    # What may be done when

    Kamailio reads its configuration in one process, and then forks: its workers are copies of that process. Threads do not survive
    this, and a lock that is held at that time is held in the copies forever.

    | When | Called | May do |
    |---|---|---|
    | `kamailio.cfg` is read | nothing of yours: parameters are collected | – |
    | before the fork, once | `init(_ parameters:)`, or `init()` without parameters | check parameters, read files, fill tables that do not change. No threads, no Dispatch, no `Task`, no connections |
    | after the fork, in each process | `startProcess(_:)`, with `"hooks": ["start_process"]` | open connections, start threads: what belongs to this process |
    | a message is handled | the functions | what is quick: the worker handles nothing else in the meantime |
    | the server ends, in its main process | `stop()`, with `"hooks": ["stop"]` | flush and close |

    - **Workers share nothing** that a module keeps in variables: a counter counts the calls of its own worker. What all should see
      has to be made in `init`, of what KemiRuntime has for it: `SharedArray` (memory), `SharedCounter` (atomic numbers) and `SharedLocks`
      (a worker that dies while it holds one blocks nobody). `KSR.htable` is another module's table for all.
    - **A worker handles one message at a time**: functions are never called at the same time in one process, unless the module
      starts threads of its own.
    - **An error thrown by `init` or `startProcess`** keeps the server from starting; its text is in the log.
    - **When a script is reloaded** (`kamcmd app_lua.reload`) the module stays as it is: it is loaded once, with the server. A new
      build of the module, and a new value of a module parameter, take a restart.
    - **When a worker dies** its variables are gone, and Kamailio ends as a whole: it does not start workers anew. Hence a function has
      to throw, not trap.
    - `modparam` knows numbers (`int`, 32 bits) and text (`str`). A parameter that is set twice has the last value.

    The module refuses to load into a Kamailio that it does not know: another release, or memory laid out in another way. The log says
    why.
    """
}
