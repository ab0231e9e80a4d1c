/// What the text (or number) of a parameter means, so that a script can be checked against it.
///
/// This is the one list of roles: the schema, the reader and the importer take it from here.
public enum Role: String, CaseIterable, Sendable {
  case callback, pv, pvformat
  case uri, header, headerline, method, code, reason, mimetype, body
  case flags, flag, regex
  case address, port, host, socket
  case table, file, route

  public var meaning: String {
    switch self {
    case .callback: "name of a function of the script"
    case .pv: "name of one pseudo-variable, such as `$ru`"
    case .pvformat: "text in which the function itself expands pseudo-variables"
    case .uri: "SIP URI"
    case .header: "name of a header"
    case .headerline: "whole header line, name and value"
    case .method: "SIP method"
    case .code: "SIP status code"
    case .reason: "reason phrase of a SIP reply"
    case .mimetype: "MIME type"
    case .body: "message body"
    case .flags: "bits or letters that switch options on"
    case .flag: "number of one flag"
    case .regex: "regular expression"
    case .address: "IP address"
    case .port: "port number"
    case .host: "host name or address"
    case .socket: "socket, as `protocol:address:port`"
    case .table: "name of a table"
    case .file: "path of a file"
    case .route: "name of a route block of kamailio.cfg"
    }
  }
}
