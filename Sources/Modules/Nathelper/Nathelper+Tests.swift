import KemiRuntime
import KemiTables
import SIP

extension Nathelper {
  var tests: [String: Implementation] {
    [
      "is_rfc1918": .intStr { _, address in Int32(IPAddress(address.bytes)?.isBehindNAT ?? false) },
      "nat_uac_test": .intInt { _, tests in
        Int32(checks.contains { bit, holds in tests & bit != 0 && holds() })
      },
    ]
  }

  private var checks: [(bit: Int32, holds: () -> Bool)] {
    let source = session.environment.source
    let address = IPAddress(source.host.utf8)
    return [
      (16, { via.map { ($0.port ?? 5060) != source.port } ?? false }),
      (
        2,
        {
          via.map {
            !($0.host.withoutBrackets.equalsIgnoringCase(source.host)
              || IPAddress(reference: $0.host) == address)
          } ?? false
        }
      ),
      (1, { contactAddress?.isBehindNAT ?? false }),
      (8, { SDPAddresses(body: session.message.body).streams.contains { $0?.isBehindNAT ?? false } }),
      (4, { via.flatMap { IPAddress(reference: $0.host) }?.isBehindNAT ?? false }),
      (32, { address?.isBehindNAT ?? false }),
      (64, { ["ws", "wss"].contains(session.environment.transport) }),
      (128, { firstContact().contact.map { ($0.uri.port ?? 5060) != source.port } ?? false }),
      (256, { SDPAddresses(body: session.message.body).session.map { $0 != address } ?? false }),
    ]
  }

  private var via: Via? { session.message.vias?.first }

  private var contactAddress: IPAddress? {
    firstContact().contact.flatMap { IPAddress(reference: $0.uri.host) }
  }
}
