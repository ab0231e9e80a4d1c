extension Rule {
  public static let nullableUse = Rule(
    name: "nullable-use", severity: .warning,
    title: "A value that can be null is used where null is an error",
    explanation: """
      What a message does not have comes back as `nil` or `None`: a header, a body, the user of an address, a variable \
      or a table entry that nobody has set. Joining it to text, calculating with it, asking which of two values is \
      greater or calling a method of it is an error: the script stops there, and the message is lost. Anybody on the \
      network can send a request without a `User-Agent`.

      Test the value first, or use the function that gives something else in place of null: `KSR.pv.gete()` and its \
      like give empty text, `KSR.pv.getw()` the text `<null>`, `KSR.pv.getvn()` and `KSR.pv.getvs()` a value of your \
      choice.

      Reported are values that are null in practice and that the script tests nowhere, neither itself nor with \
      functions such as `KSR.pv.is_null()` and `KSR.hdr.is_present()`. What every request has, such as `$ru`, `$fu` \
      or `$si`, is not reported, nor is null as an argument of a function of `KSR`, which is no error in the script.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          KSR.info("agent " .. KSR.pv.get("$ua") .. "\\n")
          """,
        right: """
          KSR.info("agent " .. KSR.pv.gete("$ua") .. "\\n")
          """),
      Example(
        .python,
        wrong: """
          tries = KSR.htable.sht_get("tries", source)
          if tries > 3:
              KSR.sl.sl_send_reply(403, "Blocked")
          """,
        right: """
          tries = KSR.htable.sht_get("tries", source)
          if tries is not None and tries > 3:
              KSR.sl.sl_send_reply(403, "Blocked")
          """),
    ])
}
