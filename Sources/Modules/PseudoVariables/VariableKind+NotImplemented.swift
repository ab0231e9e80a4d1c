extension VariableKind {
  /// The kind of a variable that Kamailio has and that is not implemented: it is null, and a note says so. nil if
  /// Kamailio has none of that name either.
  static func notImplemented(_ name: String) -> VariableKind? {
    guard names.contains(name) else { return nil }
    return VariableKind(
      inner: .anything,
      read: { session, _ in
        session.noteOnce("$\(name) is not implemented here and is null.")
        return .null
      },
      write: { session, _, _ in session.noteOnce("$\(name) is not implemented here: it cannot be assigned.") }
    )
  }

  private static let names = Set(
    """
    HN aliases atkv blitval BM_time_diff ccp cfg cnt conid curlerror dbr diameter_application diameter_command \
    diameter_request diameter_response DLG_count DLG_lifetime DLG_status dlg dlg_ctx dlg_var dns erl_atom erl_list \
    erl_pid erl_ref erl_rpc erl_tuple erl_xbuff evapi evr geoip gip2 hep hfitbody hfitname httprhdr hu isup \
    jsonrpl jwt jwt3 ksr kzE kzR kzRK location_ua lsock ltt lwsc mcdec mcinc mct mctex mhttpd mongodb mq_size mqk \
    mqtt mqv msgbuf msrp naptrquery natsData ndb nghttp2 nosip nsqE pcscf_asserted_identity \
    pcscf_registration_contact pcv pos ptimer ptrquery rcv recv redis redisd rpdata rpl rr_count \
    rr_top_count rtimer_worker rtpestat rtpstat rtppstat ruid sdp sdpitval secsipid sel shtrecord sid \
    siptrace sipt sipt_called_party_nai sipt_calling_party_nai sipt_cpc sipt_hop_counter sipt_presentation \
    sipt_screening smsack smsbody snd sndfrom sndto sqlrows srvquery sruid stat T_inv T_reply_last \
    T_reply_ruid tcp th tpdu uac_req ulc version ws_conid x_fU x_fd x_fn x_ft x_fu x_hdr x_rr x_rs \
    x_tU x_td x_tn x_tt x_tu xcapuri
    """.split(separator: " ").map(String.init))
}
