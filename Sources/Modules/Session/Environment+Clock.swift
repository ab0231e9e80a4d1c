import Glibc

extension Environment {
  public static let clock: @Sendable () -> Int = { Glibc.time(nil) }
}
