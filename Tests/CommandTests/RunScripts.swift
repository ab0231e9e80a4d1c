import TestSupport

/// The two languages that `kemi run` knows.
enum Language: String, CaseIterable, Sendable {
  case lua, py

  var file: String { "s." + rawValue }

  /// A request route of statements; the first is in line 2.
  func script(_ statements: String...) -> String {
    switch self {
    case .lua: (["function ksr_request_route()"] + statements + ["end", ""]).joined(separator: "\n")
    case .py: "def ksr_request_route():\n  \(statements.joined(separator: "\n  "))\nimport KSR, sys\n"
    }
  }
}

/// A folder with the messages that scripts are run on.
func runFolder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  let rest = """
    From: <sip:alice@example.com>;tag=1\r
    To: <sip:bob@example.com>\r
    Call-ID: 1@192.0.2.9\r
    CSeq: 1 INVITE\r
    \r

    """
  let via = "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1\r\n"
  try folder.write("invite.sip", "INVITE sip:bob@example.com SIP/2.0\r\n\(via)\(rest)")
  try folder.write("busy.sip", "SIP/2.0 486 Busy Here\r\n\(via)\(rest)")
  for (name, text) in files { try folder.write(name, text) }
  return folder
}
