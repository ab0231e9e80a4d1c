import KemiRuntime
import SIP

extension Kx {
  private var requestURI: URI? {
    session.message.isRequest ? session.message.parsedRequestURI : nil
  }
  private var fromURI: URI? { session.message.fromURI }
  private var toURI: URI? { session.message.toURI }

  func getRuri(_: any Message) throws -> Value {
    session.message.isRequest ? .str(session.message.requestURI) : .null
  }
  func getOuri(_: any Message) throws -> Value {
    session.message.isRequest ? .str(session.message.originalRequestURI) : .null
  }
  func getFuri(_: any Message) throws -> Value { value(session.message.from?.uri) }
  func getTuri(_: any Message) throws -> Value { value(session.message.to?.uri) }

  func getDuri(_: any Message) throws -> Value { nonempty(session.message.destinationURI) }
  func geteDuri(_: any Message) throws -> Value { nonempty(session.message.destinationURI, or: .str([])) }
  func getwDuri(_: any Message) throws -> Value {
    nonempty(session.message.destinationURI, or: .str("<null>"))
  }
  func getNhuri(_ message: any Message) throws -> Value {
    nonempty(session.message.destinationURI, or: try getRuri(message))
  }

  func getRuser(_: any Message) throws -> Value { nonempty(requestURI?.user) }
  func geteRuser(_: any Message) throws -> Value { nonempty(requestURI?.user, or: .str([])) }
  func getwRuser(_: any Message) throws -> Value { nonempty(requestURI?.user, or: .str("<null>")) }
  func getRhost(_: any Message) throws -> Value { nonempty(requestURI?.host) }
  func geteRhost(_: any Message) throws -> Value { nonempty(requestURI?.host, or: .str([])) }
  func getwRhost(_: any Message) throws -> Value { nonempty(requestURI?.host, or: .str("<null>")) }

  func getFuser(_: any Message) throws -> Value { nonempty(fromURI?.user) }
  func geteFuser(_: any Message) throws -> Value { nonempty(fromURI?.user, or: .str([])) }
  func getwFuser(_: any Message) throws -> Value { nonempty(fromURI?.user, or: .str("<null>")) }
  func getFhost(_: any Message) throws -> Value { nonempty(fromURI?.host) }
  func geteFhost(_: any Message) throws -> Value { nonempty(fromURI?.host, or: .str([])) }
  func getwFhost(_: any Message) throws -> Value { nonempty(fromURI?.host, or: .str("<null>")) }

  func getTuser(_: any Message) throws -> Value { nonempty(toURI?.user) }
  func geteTuser(_: any Message) throws -> Value { nonempty(toURI?.user, or: .str([])) }
  func getwTuser(_: any Message) throws -> Value { nonempty(toURI?.user, or: .str("<null>")) }
  func getThost(_: any Message) throws -> Value { nonempty(toURI?.host) }
  func geteThost(_: any Message) throws -> Value { nonempty(toURI?.host, or: .str([])) }
  func getwThost(_: any Message) throws -> Value { nonempty(toURI?.host, or: .str("<null>")) }
}
