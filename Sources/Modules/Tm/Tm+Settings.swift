import KemiRuntime
import KemiTables
import SIP

extension Tm {
  private func set(_ name: String, _ values: KeyValuePairs<String, Int32> = [:]) -> Int32 {
    session.note(.setting(name, values.map { DictionaryItem($0.key, .int($0.value)) }))
    return 1
  }

  func tSetFr(_: any Message, inviteTimeout: Int32, timeout: Int32) throws -> Int32 {
    guard inviteTimeout >= 0, timeout >= 0 else { return -1 }
    return set("t_set_fr", ["invite_timeout": inviteTimeout, "timeout": timeout])
  }

  func tSetFrInv(_: any Message, inviteTimeout: Int32) throws -> Int32 {
    guard inviteTimeout >= 0 else { return -1 }
    return set("t_set_fr", ["invite_timeout": inviteTimeout])
  }

  func tResetFr(_: any Message) throws -> Int32 { set("t_reset_fr") }

  func tSetMaxLifetime(_: any Message, inviteLifetime: Int32, otherLifetime: Int32) throws -> Int32 {
    guard inviteLifetime >= 0, otherLifetime >= 0 else { return -1 }
    return set("t_set_max_lifetime", ["invite_lifetime": inviteLifetime, "other_lifetime": otherLifetime])
  }

  func tResetMaxLifetime(_: any Message) throws -> Int32 { set("t_reset_max_lifetime") }

  func tSetRetr(_: any Message, firstInterval: Int32, maxInterval: Int32) throws -> Int32 {
    let range: ClosedRange<Int32> = 0...65_535
    guard range.contains(firstInterval), range.contains(maxInterval) else { return -1 }
    return set("t_set_retr", ["first_interval": firstInterval, "max_interval": maxInterval])
  }

  func tResetRetr(_: any Message) throws -> Int32 { set("t_reset_retr") }

  func tSetAutoInv100(_: any Message, state: Int32) throws -> Int32 {
    tell { $0.answersTrying = state != 0 }
    return set("t_set_auto_inv_100", ["state": state])
  }

  func tSetDisableInternalReply(_: any Message, state: Int32) throws -> Int32 {
    tell { $0.hasNoInternalReply = state != 0 }
    return set("t_set_disable_internal_reply", ["state": state])
  }

  func tSetDisable6xx(_: any Message, state: Int32) throws -> Int32 {
    set("t_set_disable_6xx", ["state": state])
  }

  func tSetDisableFailover(_: any Message, state: Int32) throws -> Int32 {
    set("t_set_disable_failover", ["state": state])
  }

  func tSetNoAutoAck(_: any Message, state: Int32) throws -> Int32 {
    set("t_set_no_auto_ack", ["state": state])
  }

  func tSetNoE2eCancelReason(_: any Message, state: Int32) throws -> Int32 {
    set("t_set_no_e2e_cancel_reason", ["state": state])
  }

  func tUseUacHeaders(_: any Message) throws -> Int32 { set("t_use_uac_headers") }

  func tUacSend(
    _: any Message, method: Text, requestUri: Text, nextHop: Text, sendSocket: Text, headers: Text, body: Text
  ) throws -> Int32 {
    guard !method.isEmpty, URI(parsing: requestUri.copy) != nil else { return -1 }
    session.note(
      "request",
      [
        .init("method", .str(method.copy)), .init("uri", .str(requestUri.copy)),
        .init("destination", .str(nextHop.copy)), .init("headers", .str(headers.copy)),
        .init("body", .str(body.copy)),
      ])
    return 1
  }
}
