import KemiRuntime
import KemiTables
import SIP

/// `KSR.pvx`
struct Pvx: PvxModule {
  let session: Session

  var variables: Variables { session.variables }
  var attributes: Attributes { session.variables.attributes }

  // MARK: $var and $shv

  func varGet(_: any Message, variableName: Text) throws -> Value {
    (variables.script[variableName.copy] ?? .number(0)).kemi(null: .null)
  }

  func varSeti(_: any Message, variableName: Text, value: Int32) throws -> Int32 {
    set(&variables.script, variableName, .number(Int(value)))
  }

  func varSets(_: any Message, variableName: Text, value: Text) throws -> Int32 {
    set(&variables.script, variableName, .text(value.copy))
  }

  func shvGet(_: any Message, variableName: Text) throws -> Value {
    (variables.shared[variableName.copy] ?? .number(0)).kemi(null: .null)
  }

  /// There is no configuration that says which shared variables there are, so any can be set.
  func shvSeti(_: any Message, variableName: Text, value: Int32) throws -> Int32 {
    set(&variables.shared, variableName, .number(Int(value)))
  }

  func shvSets(_: any Message, variableName: Text, value: Text) throws -> Int32 {
    set(&variables.shared, variableName, .text(value.copy))
  }

  func shvincGet(_: any Message, variableName: Text) throws -> Value {
    variables.incrementShared(variableName.copy).kemi(null: .null)
  }

  private func set(_ store: inout [Bytes: PseudoValue], _ name: Text, _ value: PseudoValue) -> Int32 {
    guard !name.isEmpty else { return -1 }
    store[name.copy] = value
    return 1
  }

  // MARK: $avp

  func avpGet(_: any Message, avpName: Text) throws -> Value { avp(avpName).kemi(null: .null) }
  func avpGete(_: any Message, avpName: Text) throws -> Value { avp(avpName).kemi(null: .str([])) }
  func avpGetw(_: any Message, avpName: Text) throws -> Value { avp(avpName).kemi(null: .str("<null>")) }

  /// In Kamailio the question removes the newest value before it is answered.
  func avpIsNull(_: any Message, avpName: Text) throws -> Int32 {
    attributes.removeAvp(.text(avpName.copy), all: false)
    return avp(avpName) == .null ? 1 : -1
  }

  func avpRm(_: any Message, avpName: Text) throws -> Int32 {
    attributes.removeAvp(.text(avpName.copy), all: false)
    return 1
  }

  func avpSeti(_: any Message, avpName: Text, value: Int32) throws -> Int32 {
    attributes.addAvp(.text(avpName.copy), .number(Int(value)))
    return 1
  }

  func avpSets(_: any Message, avpName: Text, value: Text) throws -> Int32 {
    attributes.addAvp(.text(avpName.copy), .text(value.copy))
    return 1
  }

  private func avp(_ name: Text) -> PseudoValue { attributes.avpValues(.text(name.copy)).first ?? .null }

  // MARK: Text with variables

  func evalx(_: any Message, destination: Text, format: Text) throws -> Int32 {
    guard let text = session.expansion(of: format.copy) else { return -1 }
    return assign(text, to: destination)
  }

  /// Assigns text to a variable that can be written.
  func assign(_ text: Bytes, to destination: Text) -> Int32 {
    let specification = destination.copy
    guard session.variable(specification)?.kind.write != nil else { return -1 }
    return session.assign(.text(text), to: specification) ? 1 : -1
  }

  // MARK: $sbranch

  func sbranchReset(_: any Message) throws -> Int32 {
    variables.staticBranch = Branch(uri: [])
    return 1
  }

  func sbranchAppend(_: any Message) throws -> Int32 {
    guard !variables.staticBranch.uri.isEmpty, session.message.branches.count < Session.maximumBranches else {
      return -1
    }
    session.message.branches.append(variables.staticBranch)
    return 1
  }

  func sbranchSetRuri(_: any Message) throws -> Int32 {
    let branch = variables.staticBranch
    guard !branch.uri.isEmpty else { return -1 }
    session.setRequestURI(branch.uri)
    session.message.destinationURI = branch.destinationURI
    // Kamailio clears the path and never sets that of the branch.
    session.message.pathVector = nil
    session.message.q = branch.q
    session.message.branchFlags |= branch.flags
    if let socket = branch.forcedSocket { session.message.forcedSocket = socket }
    return 1
  }
}
