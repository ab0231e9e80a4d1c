import Foundation
import KemiRecord
import TestSupport
import Testing

/// Real Kamailios whose scripts are recorded.
@Suite(.enabled(if: Kamailio.isInstalled && Kamailio.has("app_lua") && Kamailio.has("app_python3")))
struct ServerTests {
  private static let modules = ["pv", "tm", "sl", "siputils", "textops"]
    .map { "loadmodule \"\($0).so\"\n" }.joined()

  static let lua = """
    function helper() KSR.info("helper\\n") end
    function branch() KSR.pv.sets("$var(branch)", KSR.pv.get("$ru")) end
    function on_reply() KSR.info("on_reply\\n") end
    function ksr_reply_route() KSR.pv.get("$rs") end
    function ksr_request_route()
      helper()
      if KSR.pv.get("$rU") == "relay" then
        KSR.tm.t_on_branch("branch")
        KSR.tm.t_on_reply("on_reply")
        KSR.pv.sets("$du", "sip:127.0.0.1:" .. KSR.hdr.get("X-Port"))
        KSR.tm.t_relay()
        return
      end
      if KSR.pv.get("$rU") == "fail" then local nothing = nil; nothing() end
      KSR.pvx.xavp_child_seti("x", "n", 7)
      KSR.pv.sets("$xavp(x=>t)", "h\\195\\169")
      KSR.pvx.xavp_getd("x")
      KSR.hdr.get("X-Bytes")
      KSR.is_method(nil)
      KSR.sl.sl_send_reply(200, "OK")
      KSR.x.exit()
    end
    """

  static let python = """
    import KSR
    PRELUDE
    def mod_init():
        return Routes()
    class Routes:
        def child_init(self, rank): return 0
        def helper(self): KSR.info("helper\\n")
        def branch(self, msg): KSR.pv.sets("$var(branch)", KSR.pv.get("$ru"))
        def on_reply(self, msg): KSR.info("on_reply\\n")
        def ksr_onsend_route(self, msg): return 1
        def ksr_reply_route(self, msg): KSR.pv.get("$rs")
        def ksr_request_route(self, msg):
            self.helper()
            if KSR.pv.get("$rU") == "relay":
                KSR.tm.t_on_branch("branch")
                KSR.tm.t_on_reply("on_reply")
                KSR.pv.sets("$du", "sip:127.0.0.1:" + KSR.hdr.get("X-Port"))
                KSR.tm.t_relay()
                return 1
            if KSR.pv.get("$rU") == "fail": raise ValueError("no")
            KSR.hdr.get("X-Text")
            KSR.sl.sl_send_reply(200, "OK")
            exit()
    """

  /// The same for app_python3s, whose routes are functions of the script and do not get the message.
  static let functions =
    python.replacing("def mod_init():\n    return Routes()\n", with: "") + "\nroutes = Routes()\n"
    + ["branch", "on_reply", "ksr_onsend_route", "ksr_reply_route", "ksr_request_route"]
    .map { "def \($0)(): return routes.\($0)(None)\n" }.joined()

  private static let interpreters = ["app_lua", "app_python3", "app_python3s"].filter(Kamailio.has)

  private static func language(of interpreter: String) -> String { interpreter == "app_lua" ? "lua" : "py" }

  /// Starts a server with a script and its prelude.
  private func start(_ interpreter: String, workers: Int) throws -> Kamailio {
    let language = Self.language(of: interpreter)
    let folder = try TemporaryFolder()
    let prelude = Prelude(language == "lua" ? .lua : .python, recording: folder.path + "/r.jsonl")
    try folder.write("prelude", prelude.text)
    let line = "exec(open('\(folder.path)/prelude').read(), {'script': __name__})"
    try folder.write("s.lua", Self.lua)
    let python = interpreter == "app_python3s" ? Self.functions : Self.python
    try folder.write("s.py", python.replacing("PRELUDE", with: line))
    let configuration =
      language == "lua"
      ? """
      loadmodule "app_lua.so"
      modparam("app_lua", "load", "\(folder.path)/prelude")
      modparam("app_lua", "load", "\(folder.path)/s.lua")
      cfgengine "lua"
      """
      : """
      loadmodule "\(interpreter).so"
      modparam("\(interpreter)", "load", "\(folder.path)/s.py")
      cfgengine "python"
      """
    return try Kamailio(in: folder, Self.modules + configuration, workers: workers)
  }

  private static func status(_ reply: [UInt8]?) -> String {
    String(decoding: (reply ?? []).prefix(11), as: UTF8.self)
  }

  /// A request that goes through the server to a callee who accepts it.
  private func relay(_ server: Kamailio) throws -> String {
    let (caller, callee) = (try UDPSocket(), try UDPSocket())
    try caller.send(
      server.request("OPTIONS", to: "relay", id: "relay", headers: "X-Port: \(callee.port)\r\n"),
      to: server.port)
    guard let arrived = callee.receive() else { return "nothing arrived:\n\(server.log)" }
    let lines = String(decoding: arrived, as: UTF8.self).split(separator: "\r\n").dropFirst()
    let kept = lines.filter { line in
      ["Via:", "From:", "To:", "Call-ID:", "CSeq:"].contains { line.hasPrefix($0) }
    }
    let reply = (["SIP/2.0 200 OK"] + kept + ["Content-Length: 0", "", ""]).joined(separator: "\r\n")
    try callee.send(Array(reply.utf8), to: server.port)
    return Self.status(caller.receive())
  }

  @Test(arguments: interpreters) func recordReplayAndScenarios(_ interpreter: String) throws {
    let language = Self.language(of: interpreter)
    let server = try start(interpreter, workers: 2)
    defer { server.stop() }
    let folder = server.folder
    for index in 1...10 {
      let bytes =
        Array("X-Text: é\r\nX-Bytes: ".utf8) + (language == "lua" ? [0xFF, 0x80] : []) + [0x0D, 0x0A]
      let request = server.request("OPTIONS", to: "a", id: "a\(index)")
      // In front of the last header.
      let message = request.firstRange(of: Array("Content-Length".utf8)).map {
        Array(request[..<$0.lowerBound]) + bytes + Array(request[$0.lowerBound...])
      }
      #expect(Self.status(try server.reply(to: message ?? request)) == "SIP/2.0 200", "\(server.log)")
    }
    let socket = try UDPSocket()
    try socket.send(server.request("OPTIONS", to: "fail", id: "fail"), to: server.port)
    #expect(try relay(server) == "SIP/2.0 200")
    // 12 requests, and a reply with two routes; Python has a route for what is sent besides.
    let count = language == "lua" ? 14 : 15
    let recording = recording(folder, routes: count)
    server.stop()
    #expect(
      recording.split(separator: "\n").count { $0.contains(#""event":"begin","route":"ksr_request_route""#) }
        == 12)
    #expect(recording.contains(#""event":"begin","route":"branch","within":"KSR.tm.t_relay""#))
    #expect(recording.contains(#""event":"begin","route":"on_reply""#))
    #expect(recording.contains(#""event":"end","route":"ksr_request_route","ending":"failed""#))
    if language == "lua" {
      #expect(recording.contains(#""result":{"hex":"ff80"}"#))
      #expect(recording.contains(#"[{"value":{"#))
    }
    let same = try kemi("test", "--replay", "r.jsonl", "s.\(language)", in: folder)
    #expect(same.output == "\(count) routes: \(count) as recorded\n", "\(same.output)\(same.errors)")
    let script = try #require(folder.read("s.\(language)"))
    try folder.write("new.\(language)", script.replacing(#"(200, "OK")"#, with: #"(202, "Accepted")"#))
    let other = try kemi("test", "--replay", "r.jsonl", "new.\(language)", in: folder)
    #expect(
      other.output.hasSuffix("\(count) routes: \(count - 10) as recorded, 10 otherwise\n"), "\(other.output)")
    #expect(other.output.contains("- KSR.sl.sl_send_reply(200, \"OK\") = 1\n"))
    #expect(other.output.contains("+ KSR.sl.sl_send_reply(202, \"Accepted\")"))
    let made = try kemi(
      "record", "scenarios", "r.jsonl", "--script", "s.\(language)", "--output", "made", in: folder)
    #expect(made.errors.contains("made: \(count - 9) scenarios; 9 more "), "\(made.errors)")
    let test = try kemi("test", "made", in: folder)
    #expect(
      test.output.hasSuffix("\(count - 9) scenarios: \(count - 9) passed\n"), "\(test.output)\(test.errors)")
  }

  /// The recording when it has so many routes, but those within others, or when it has them not after a while: a reply
  /// is there before its route has ended.
  private func recording(_ folder: TemporaryFolder, routes: Int) -> String {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      let text = folder.read("r.jsonl") ?? ""
      let lines = text.split(separator: "\n")
      let begun = lines.count { $0.contains(#""event":"begin""#) && !$0.contains(#""within":"#) }
      if begun >= routes || ContinuousClock.now > deadline { return text }
      usleep(10_000)
    }
  }

  private func kemi(_ arguments: String..., in folder: TemporaryFolder) throws -> Outcome {
    try run(Repository.kemi, arguments, in: folder.path)
  }
}
