import CBridge

/// A parameter of the module: where `modparam` puts what the configuration says.
public struct ServerParameter {
  let name: String
  let type: UInt32
  let place: UnsafeMutableRawPointer
}

/// An `int` of `modparam`.
public final class IntParameter {
  private let place = UnsafeMutablePointer<CInt>.allocate(capacity: 1)

  public init(_ initial: Int32) { place.initialize(to: initial) }

  public var value: Int32 { place.pointee }

  public func named(_ name: String) -> ServerParameter {
    ServerParameter(name: name, type: KAMAILIO_PARAMETER_INT, place: UnsafeMutableRawPointer(place))
  }
}

/// A text of `modparam`.
public final class TextParameter {
  private let place = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 1)
  private let initial: String

  public init(_ initial: String) {
    self.initial = initial
    place.initialize(to: nil)
  }

  public var value: String { place.pointee.map { String(cString: $0) } ?? initial }

  public func named(_ name: String) -> ServerParameter {
    ServerParameter(name: name, type: KAMAILIO_PARAMETER_TEXT, place: UnsafeMutableRawPointer(place))
  }
}

enum ServerParameters {
  /// The zero-ended list that the server reads, for as long as it runs.
  static func make(_ parameters: [ServerParameter]) -> UnsafeMutablePointer<kamailio_parameter> {
    let list = UnsafeMutablePointer<kamailio_parameter>.allocate(capacity: parameters.count + 1)
    for (index, parameter) in parameters.enumerated() {
      (list + index).initialize(
        to: kamailio_parameter(
          name: Server.immortal(parameter.name), type: parameter.type, place: parameter.place))
    }
    (list + parameters.count).initialize(to: kamailio_parameter())
    return list
  }
}
