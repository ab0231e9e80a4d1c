public import SIP

/// The transaction of a request, as far as a script sees it.
public final class Transaction {
  public let request: SIPMessage
  /// The names of the script's routes that are to be called, as `tm.t_on_…` has set them.
  public var onBranch: String? {
    get { inherited.onBranch }
    set { inherited.onBranch = newValue }
  }
  public var onReply: String? {
    get { inherited.onReply }
    set { inherited.onReply = newValue }
  }
  public var onFailure: String? {
    get { inherited.onFailure }
    set { inherited.onFailure = newValue }
  }
  public var onBranchFailure: String? {
    get { inherited.onBranchFailure }
    set { inherited.onBranchFailure = newValue }
  }
  /// The last status sent upstream, provisional or final, if any.
  public var repliedStatus: Int?
  /// Where the request was sent.
  public var branches: [Branch] = []
  /// The routes that were set when a branch went out, by its index.
  var branchRoutes: [Int: Inherited] = [:]
  /// The last status that came back on each branch, by its index.
  public var receivedStatuses: [Int: Int] = [:]
  /// The branches on which a reply has come, whatever came of them later.
  var repliedBranches: Set<Int> = []
  /// The branches that timed out.
  public var timedOutBranches: Set<Int> = []
  /// The branch that a branch, reply or failure route is about.
  public var currentBranch: Int?
  /// The reply that a failure route is about; nil if the branch has timed out.
  public var failureReply: SIPMessage?
  /// The branch that a failure route is about.
  public var failedBranch: Int?
  /// The final replies of 300 and more that may be sent upstream, by branch.
  var failures: [Int: Failure] = [:]
  /// The lists that the messages of the transaction share.
  var attributes: Attributes?
  /// What the server answers when the request route ends, if the script does not.
  var delayedError: (code: Int, reason: Bytes)?
  /// Whether the failure route has given up the replies that came so far.
  var dropsReplies = false
  /// Whether a CANCEL for it has come.
  public var isCanceled = false
  /// Whether `tmx.t_suspend()` has put it aside.
  public var isSuspended = false
  /// What was set before the transaction was made, or since.
  var inherited = Inherited()
  /// What was remembered of the request when the transaction was made.
  var processing: Processing?
  /// The first destination of the message when it was last relayed: not to be taken again.
  var relayed: (message: ObjectIdentifier, destination: Processing.Destination)?
  /// Whether a failing `t_relay()` leaves the answer to the script.
  var hasNoInternalReply = false
  /// Whether an INVITE is answered with 100 as soon as it is relayed.
  var answersTrying = true

  init(request: SIPMessage) { self.request = request }

  /// Whether a final reply has been sent upstream.
  public var isAnswered: Bool { repliedStatus.map { $0 >= 200 } ?? false }

  /// How a branch has failed.
  struct Failure {
    var status: Int
    /// nil if it has timed out: nobody has sent one.
    var reply: SIPMessage?
  }

  /// What waits for the transaction if it is set before that is made: names of the script's routes, contacts.
  struct Inherited {
    var onBranch: String?
    var onReply: String?
    var onFailure: String?
    var onBranchFailure: String?
    /// What `t_next_contacts()` has not taken yet.
    var serialContacts: [Branch] = []
  }
}
