import SIP
import Testing

/// Calls everything that a message offers; only that none of it fails is of interest.
func exerciseAll(_ message: SIPMessage) {
  _ = (
    message.from?.parsedURI, message.to?.parsedURI, message.cseq, message.callID, message.vias?.map(\.branch)
  )
  _ = (message.contacts, message.routes, message.recordRoutes, message.contentLength, message.expires)
  _ = (message.maxForwards, message.userAgent, message.contentType, message.body, message.headersRange)
  _ = URI(parsing: message.requestURI)?.parameters
  message.requestURI = Bytes("sip:new@example.com")
  message.append(headerLines: Bytes("X-Last: 1\r\n"))
  message.insert(headerLines: Bytes("X-First: 1\r\n"))
  for header in message.headers.prefix(5) {
    message.insert(headerLines: Bytes("X-Before: 1\r\n"), before: header)
    message.replaceValue(of: header, with: header.value)
    message.insert(headerLines: Bytes("X-After: 1\r\n"), after: header)
  }
  if let header = message.headers.last { message.remove(header) }
  message.replace(0..<0, with: [])
  message.setBody(Bytes("new body"))
  _ = try? message.outgoing()
  _ = try? message.applyChanges()
  _ = message.changes.map(\.description)
}

/// Reads a message and, if it is one, calls all that it offers.
func tryAll(_ bytes: Bytes) {
  if let message = try? SIPMessage(parsing: bytes) { exerciseAll(message) }
}

@Suite struct HostileTests {
  @Test(arguments: [Samples.invite, Samples.reply])
  func `cut off at every byte`(text: String) throws {
    let bytes = Samples.bytes(text)
    let endOfHeaders = try #require(bytes.firstRange(of: Bytes("\r\n\r\n"))).upperBound
    for count in 0..<bytes.count {
      tryAll(Bytes(bytes.prefix(count)))
      // Cut off where no line ends, the headers are incomplete.
      if count < endOfHeaders, count > 0, bytes[count - 1] != 0x0A {
        let isBlankLine = count == endOfHeaders - 1
        #expect((try? SIPMessage(parsing: Bytes(bytes.prefix(count)))) == nil || isBlankLine, "at \(count)")
      }
    }
  }

  @Test(arguments: Bytes("\u{0}\r\n\":;,<[@\\") + [0xFF])
  func `every byte replaced`(hostile: UInt8) {
    var bytes = Samples.bytes(Samples.reply)
    for index in bytes.indices {
      let right = bytes[index]
      bytes[index] = hostile
      tryAll(bytes)
      bytes[index] = right
    }
  }

  @Test func `every byte left out, and every byte doubled`() {
    let bytes = Samples.bytes(Samples.invite)
    for index in bytes.indices {
      tryAll(Bytes(bytes[..<index] + bytes[(index + 1)...]))
      tryAll(Bytes(bytes[...index] + bytes[index...]))
    }
  }

  @Test func `values made of hostile pieces`() {
    let pieces = [
      "<", ">", "\"", "\\", ";", "=", ",", " ", "\r\n ", "sip:", "a", "@", "[", "]", ":", "?", "5060",
      "\u{0}",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let value = Bytes(first + second + third)
          _ = URI(parsing: value)
          _ = URI(parsing: Bytes("sip:") + value)
          _ = NameAddress(parsing: value)
          _ = NameAddress.list(parsing: Bytes("\"x\" <sip:a@b>;c") + value)
          _ = CSeq(parsing: value)
        }
      }
    }
  }
}
