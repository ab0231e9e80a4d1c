import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func isAudioOnHold(_: any Message) throws -> Int32 {
    guard session.message.contentType != nil else { return -1 }
    var sessionState = Hold()
    var audio: [Hold] = []
    var isAudio = false
    var isSession = true
    for line in session.message.body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.starts(with: "m=".utf8) {
        isSession = false
        isAudio = line.startsIgnoringCase(with: "m=audio ")
        if isAudio { audio.append(sessionState) }
      } else if isSession {
        sessionState.read(line)
      } else if isAudio, var last = audio.popLast() {
        last.read(line)
        audio.append(last)
      }
    }
    return audio.lazy.map(\.kind).first { $0 > 0 } ?? -1
  }

  /// What says that a stream is held.
  private struct Hold {
    var hasNullAddress = false
    var isOneWay = false

    mutating func read(_ line: ArraySlice<UInt8>) {
      if line.startsIgnoringCase(with: "c=IN IP4 ") {
        hasNullAddress = line.dropFirst(9).trimmed.elementsEqual("0.0.0.0".utf8)
      } else if line.startsIgnoringCase(with: "a=sendonly") || line.startsIgnoringCase(with: "a=inactive") {
        isOneWay = true
      } else if line.startsIgnoringCase(with: "a=sendrecv") || line.startsIgnoringCase(with: "a=recvonly") {
        isOneWay = false
      }
    }

    /// 1 by RFC 2543, 2 by RFC 3264, 0 if not held.
    var kind: Int32 { hasNullAddress ? 1 : isOneWay ? 2 : 0 }
  }
}
