import KemiRuntime
import KemiTables
import SIP

/// `KSR.tm`: transactions without a network. What would be sent is noted as an effect.
struct Tm: TmModule {
  let session: Session

  /// The branch parameter by which a transaction is found.
  var viaBranch: Bytes? { session.message.vias?.first?.branch }

  /// Whether the request belongs to a transaction that exists already.
  var matchesTransaction: Bool {
    session.earlierTransaction != nil
      || viaBranch.map(session.environment.transactionBranches.contains) ?? false
  }

  /// The names of routes: those of the transaction, or of the one that will be made.
  func setCallback(_ kind: WritableKeyPath<Transaction.Inherited, String?>, _ label: String, _ name: Text)
    -> Int32
  {
    let callback = name.isEmpty ? nil : name.string
    if let transaction = session.transaction {
      transaction.inherited[keyPath: kind] = callback
    } else {
      session.processing.inherited[keyPath: kind] = callback
    }
    session.note(.callback(label, name.copy))
    return 1
  }

  func tOnBranch(_: any Message, callback: Text) throws -> Int32 {
    setCallback(\.onBranch, "branch", callback)
  }

  func tOnReply(_: any Message, callback: Text) throws -> Int32 { setCallback(\.onReply, "reply", callback) }

  func tOnFailure(_: any Message, callback: Text) throws -> Int32 {
    setCallback(\.onFailure, "failure", callback)
  }

  func tOnBranchFailure(_: any Message, callback: Text) throws -> Int32 {
    setCallback(\.onBranchFailure, "branch failure", callback)
  }

  func tIsSet(_: any Message, callbackType: Text) throws -> Int32 {
    let callbacks = session.transaction?.inherited ?? session.processing.inherited
    let isSet =
      switch callbackType.bytes.first {
      case .ascii("b"): callbacks.onBranch != nil
      case .ascii("f"): callbacks.onFailure != nil
      case .ascii("o"): callbacks.onReply != nil
      default: false
      }
    return Int32(isSet)
  }
}
