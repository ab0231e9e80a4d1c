extension ServerDifference {
  /// Where the comparison's server, 5.6.3, is older than what is implemented.
  static let newer: [ServerDifference] = []
  /// Where there is no server.
  static let inherent: [ServerDifference] = []
  /// Where the server's answer is chance, or would be of no use to a test.
  static let mistakes: [ServerDifference] = []
}
