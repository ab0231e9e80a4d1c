import Testing

@testable import KemiGen

@Suite struct SwiftNameTests {
  @Test(
    arguments: [
      ("ds_is_from_list", "dsIsFromList"), ("is_CANCEL", "isCANCEL"), ("IS_x", "iSX"), ("t_relay", "tRelay"),
      ("run", "run"), ("a__b", "aB"), ("x_", "x"), ("class", "`class`"), ("Class", "`class`"),
      ("in", "`in`"), ("init", "init_"), ("self", "self_"), ("Type", "type_"), ("all", "all_"),
      ("hex2bin", "hex2bin"), ("dlg_2nd", "dlg2nd"),
    ])
  func identifier(_ name: String, _ expected: String) {
    #expect(SwiftNames.identifier(name) == expected)
  }

  @Test(
    arguments: [
      ("reply_code", "replyCode"), ("class", "class"), ("in", "in"), ("inout", "`inout`"), ("let", "`let`"),
      ("self", "self"), ("URI", "uRI"),
    ])
  func label(_ name: String, _ expected: String) {
    #expect(SwiftNames.label(name) == expected)
  }

  @Test(arguments: [
    ("ims_qos", "ImsQos"), ("tm", "Tm"), ("app_python3", "AppPython3"), ("rtpEngine", "RtpEngine"),
  ])
  func typeOfAModule(_ name: String, _ expected: String) {
    #expect(Names.upperCamelCase(name) == expected)
  }
}
