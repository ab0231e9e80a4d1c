"""Routing of a SIP access edge: subscribers behind NAT on one side, telephone gateways on the other.

The same routing in Lua: edge.lua. The modules and tables that both need: README.md.
For app_python3 of Kamailio 5.6 and later.
"""

from __future__ import annotations

import re
from typing import NoReturn

import KSR as KSR

# Whom we serve

REALM = "example.com"
SUBSCRIBERS = "subscriber"  # table of auth_db
LOCATION = "location"  # table of usrloc
TRUSTED_GROUP = 1  # group of permissions: addresses that call without a password
GATEWAYS = 1  # set of dispatcher
VOICEMAIL_HOST = "voicemail.example.com"
VOICEMAIL_NEXT_HOP = "sip:192.0.2.40:5060"

# Numbers

COUNTRY_CODE = "44"
MAIN_NUMBER = "+442079460000"
CALL_RETURN = "*69"
BARRED_PREFIXES = "+4490,+4487,+882,+1900"  # premium rate and satellite

# Limits

MAX_HOPS = 10
MAX_MESSAGE_BYTES = 1300
MAX_PASSWORD_FAILURES = 10
BAN_SECONDS = 3600
RING_MS = 25000
GATEWAY_ANSWERS_MS = 4000
NO_ANSWER_MS = 120000
RETRY_AFTER = "Retry-After: 30\r\n"
SCANNERS = ("friendly-scanner", "sipvicious", "sipcli", "sipsak", "vaxsip", "pplsip")

# Flags and bitmasks of Kamailio

FLT_ACC, FLT_ACC_FAILED, FLT_NAT, FLT_SDP_OFFER = 1, 3, 5, 6
FLB_NAT, FLB_NAT_PING = 6, 7
NAT_CONTACT_VIA_PORT = 1 + 2 + 16  # private Contact, Via differs from source address or port
NAT_SDP = 8
CHECK_REQUEST = 1 + 2 + 4 + 32 + 64 + 128 + 256 + 1024 + 16384
CHECK_REPLY = 4 + 64 + 128 + 1024 + 16384
CHECK_URIS, CHECK_REPLY_URIS = 1 + 2 + 4, 2 + 4
AUTH_IS_SENDER = 1  # the digest user has to be the one of From (To in a REGISTER)
AUTH_WRONG_PASSWORD, AUTH_UNKNOWN_USER, AUTH_NOT_SENDER = -2, -3, -8
ROUND_ROBIN = 4

RTP_FLAGS = "replace-origin replace-session-connection"
RTP_FLAGS_NAT = RTP_FLAGS + " SIP-source-address"


def mod_init() -> Edge:
    """Kamailio calls this once and the methods of what it returns for every message."""
    return Edge()


class Edge:
    """Entry points and callbacks, which Kamailio calls by name."""

    def child_init(self, rank: int) -> int:
        KSR.dbg(f"edge routing in process {rank}\n")
        return 0

    def ksr_request_route(self, msg: object) -> int:
        KSR.set_reply_no_connect()
        KSR.force_rport()  # before any reply, as it says where replies go
        refuse_attackers()
        refuse_malformed()
        answer_keepalive()
        detect_nat()

        handle_cancel()
        absorb_retransmission()
        handle_in_dialog()

        authenticate()
        handle_register()
        if KSR.is_method("PUBLISH|SUBSCRIBE"):
            stop(404, "No Presence Here")

        KSR.hdr.remove("Route")  # only we decide the path of an initial request
        if KSR.is_INVITE():
            KSR.rr.record_route()
            KSR.setflag(FLT_ACC)
        if not KSR.is_myself_ruri():
            relay()
        translate_inbound_number()
        normalise_number()
        call_back_last_caller()
        refuse_barred()
        route_to_gateways()
        route_to_subscriber()

    def edge_branch(self, msg: object) -> int:
        KSR.dbg(f"branch {KSR.pv.getw('$T_branch_idx')} to {KSR.kx.get_ruri()}\n")
        if not KSR.isdsturiset() and KSR.nathelper.is_rfc1918(KSR.kx.gete_rhost()) > 0:
            KSR.warn(f"no way to {KSR.kx.get_ruri()} from here\n")
            drop()
        if (KSR.isflagset(FLT_NAT) or KSR.isbflagset(FLB_NAT)) and KSR.siputils.has_totag() < 0:
            KSR.rr.add_rr_param(";nat=yes")
        if KSR.is_method_in("IU") and has_sdp():
            offer_or_answer(is_answer=False)
        return 1

    def edge_reply(self, msg: object) -> int:
        if KSR.kx.get_status() >= 300:
            return 1
        if KSR.isbflagset(FLB_NAT):
            KSR.nathelper.add_contact_alias()
        if KSR.is_method_in("IU") and has_sdp():
            offer_or_answer(is_answer=KSR.isflagset(FLT_SDP_OFFER))
        if KSR.hdr.is_present("Server") > 0:
            KSR.textops.remove_hf("Server")  # no reason to tell callers what the callee runs
        return 1

    def edge_gateway_failure(self, msg: object) -> int:
        if KSR.tm.t_is_canceled() > 0:
            KSR.rtpengine.rtpengine_delete0()
            return 1
        # Busy and the like would be the same through any other gateway.
        if KSR.tm.t_check_status("^(408|5[0-9][0-9])$") < 0:
            KSR.rtpengine.rtpengine_delete0()
            return 1
        KSR.warn(f"gateway {KSR.kx.gete_duri()} failed with {KSR.tm.t_get_status_code()}\n")
        KSR.dispatcher.ds_mark_dst_state("tp")
        if KSR.dispatcher.ds_next_dst() < 0:
            KSR.rtpengine.rtpengine_delete0()
            KSR.tm.t_reply(503, "No Gateway")
            exit()
        KSR.tm.t_on_failure("edge_gateway_failure")
        relay()

    def edge_callee_failure(self, msg: object) -> int:
        busy = KSR.tm.t_check_status("^(486|600)$") > 0
        silent = KSR.tm.t_any_timeout() > 0 or KSR.tm.t_check_status("^(408|480)$") > 0
        if KSR.tm.t_is_canceled() > 0 or not voicemail_takes_it() or not (busy or silent):
            KSR.rtpengine.rtpengine_delete0()
            return 1
        aim_at_voicemail("user-busy" if busy else "no-answer")
        relay()

    def ksr_reply_route(self, msg: object) -> int:
        if KSR.sanity.sanity_check(CHECK_REPLY, CHECK_REPLY_URIS) < 0:
            KSR.err(f"malformed reply {KSR.kx.gets_status()} from {source()}\n")
            drop()
        return 1


# Small tools


def source() -> str:
    return f"{KSR.kx.get_srcip()}:{KSR.kx.get_srcport()}"


def stop(code: int, reason: str) -> NoReturn:
    KSR.sl.send_reply(code, reason)
    exit()


def drop() -> NoReturn:
    # Lua has one call for both.
    KSR.set_drop()
    exit()


def ban(why: str) -> NoReturn:
    KSR.warn(f"ban {source()} for {BAN_SECONDS} s: {why}\n")
    KSR.htable.sht_setxi("ipban", KSR.kx.get_srcip(), 1, BAN_SECONDS)
    KSR.pv.seti("$shv(last_ban)", KSR.kx.get_timestamp())
    exit()


def has_sdp() -> bool:
    return KSR.textops.has_body_type("application/sdp") > 0


def call_came_from(kind: str) -> bool:
    return KSR.pv.gete("$xavp(call=>source)") == kind


def offer_or_answer(is_answer: bool) -> None:
    flags = RTP_FLAGS_NAT if KSR.nathelper.nat_uac_test(NAT_SDP) > 0 else RTP_FLAGS
    if is_answer:
        result = KSR.rtpengine.rtpengine_answer(flags)
    else:
        result = KSR.rtpengine.rtpengine_offer(flags)
    if result < 0:
        KSR.err(f"no RTP engine for call {KSR.kx.get_callid()}\n")


# Sending on


def relay() -> NoReturn:
    if KSR.is_method_in("IBSU") and KSR.tm.t_is_set("branch_route") < 0:
        KSR.tm.t_on_branch("edge_branch")
    if KSR.is_method_in("ISU") and KSR.tm.t_is_set("onreply_route") < 0:
        KSR.tm.t_on_reply("edge_reply")
    # The reply route has to know who made the offer: with none in the INVITE, the 200 has it.
    if has_sdp():
        KSR.setflag(FLT_SDP_OFFER)
    if KSR.tm.t_relay() < 0:
        KSR.sl.send_reply(500, "Relaying Failed")
    exit()


def select_gateway() -> None:
    KSR.tm.t_set_fr(NO_ANSWER_MS, GATEWAY_ANSWERS_MS)
    if KSR.dispatcher.ds_select_dst(GATEWAYS, ROUND_ROBIN) < 0:
        KSR.crit(f"no gateway of set {GATEWAYS} is in service\n")
        KSR.hdr.append_to_reply(RETRY_AFTER)
        stop(503, "No Gateway")
    KSR.notice(f"gateway {KSR.kx.gete_duri()} for {KSR.kx.gete_ruser()}\n")


def aim_at_voicemail(reason: str) -> None:
    callee = KSR.pv.gete("$avp(callee)")
    KSR.info(f"voicemail of {callee}: {reason}\n")
    KSR.seturi(f"sip:{callee}@{VOICEMAIL_HOST}")
    KSR.setdsturi(VOICEMAIL_NEXT_HOP)
    KSR.hdr.append_after(f"Diversion: <sip:{callee}@{REALM}>;reason={reason}\r\n", "To")


def voicemail_takes_it() -> bool:
    return KSR.is_INVITE() and KSR.pvx.shv_get("voicemail") == 1


# Checks of every request


def refuse_attackers() -> None:
    if KSR.is_myself_srcip():
        return
    if KSR.htable.sht_is_null("ipban", KSR.kx.get_srcip()) < 0:
        KSR.dbg(f"nothing for banned {source()}\n")
        exit()
    if KSR.pike.pike_check_req() < 0:
        ban("too many requests")
    agent = KSR.kx.gete_ua().lower()
    if any(name in agent for name in SCANNERS):
        ban(f"scanner {agent}")


def refuse_malformed() -> None:
    if KSR.maxfwd.process_maxfwd(MAX_HOPS) < 0:
        KSR.sl.sl_send_reply(483, "Too Many Hops")
        exit()
    # The check answers by itself.
    if KSR.sanity.sanity_check(CHECK_REQUEST, CHECK_URIS) < 0:
        KSR.err(f"malformed {KSR.kx.get_method()} from {source()}\n")
        exit()
    if KSR.is_MESSAGE() and KSR.kx.get_bodylen() > MAX_MESSAGE_BYTES:
        stop(413, "Message Too Large")


def answer_keepalive() -> None:
    if not (KSR.is_OPTIONS() and KSR.is_myself_ruri()) or KSR.corex.has_ruri_user() > 0:
        return
    if KSR.pvx.shv_get("maintenance") == 1:
        KSR.hdr.append_to_reply(RETRY_AFTER)
        stop(503, "Maintenance")
    KSR.siputils.options_reply()
    exit()


def detect_nat() -> None:
    if KSR.nathelper.nat_uac_test(NAT_CONTACT_VIA_PORT) < 0:
        return
    KSR.setflag(FLT_NAT)
    if KSR.is_REGISTER():
        KSR.nathelper.fix_nated_register()
    elif KSR.siputils.is_first_hop() > 0:
        KSR.nathelper.add_contact_alias()


# Requests that belong to something


def handle_cancel() -> None:
    if not KSR.is_CANCEL():
        return
    if KSR.tm.t_check_trans() > 0:
        relay()
    stop(481, "Call Does Not Exist")


def absorb_retransmission() -> None:
    if KSR.is_ACK():
        return
    if KSR.tmx.t_precheck_trans() > 0:
        KSR.tm.t_check_trans()
        exit()
    if KSR.tm.t_check_trans() == 0:
        exit()


def follow_route_set() -> NoReturn:
    if not KSR.isdsturiset():
        KSR.nathelper.handle_ruri_alias()
    if KSR.rr.check_route_param("nat=yes") > 0:
        KSR.setbflag(FLB_NAT)
    if KSR.is_BYE():
        KSR.setflag(FLT_ACC)
        KSR.setflag(FLT_ACC_FAILED)
        KSR.rtpengine.rtpengine_delete0()
        side = "caller" if KSR.rr.is_direction("downstream") > 0 else "callee"
        KSR.log("info", f"{KSR.kx.get_callid()} ended by the {side}\n")
    elif KSR.is_ACK():
        # An ACK to a 2xx makes no transaction, so that no branch route would see its SDP.
        if has_sdp():
            offer_or_answer(is_answer=True)
    elif KSR.is_NOTIFY():
        KSR.rr.record_route()  # RFC 6665: a NOTIFY can be what sets up the dialog
    relay()


def handle_in_dialog() -> None:
    if KSR.siputils.has_totag() < 0:
        return
    if KSR.rr.loose_route() > 0:
        follow_route_set()
    if KSR.is_ACK():
        # Without a route set it is for a final error reply, or for nobody.
        if KSR.tm.t_check_trans() > 0:
            relay()
        exit()
    stop(404, "Not Here")


# Who is calling


def require_password() -> None:
    result = KSR.auth_db.auth_check(REALM, SUBSCRIBERS, AUTH_IS_SENDER)
    if result > 0:
        KSR.htable.sht_rm("authfail", KSR.kx.get_srcip())
        KSR.pvx.avp_sets("caller", KSR.kx.gete_au())
        return
    if result == AUTH_NOT_SENDER:
        KSR.warn(f"{KSR.kx.gete_au()} poses as {KSR.kx.gete_fuser()} from {source()}\n")
        stop(403, "Not Your Address")
    if result in (AUTH_WRONG_PASSWORD, AUTH_UNKNOWN_USER):
        failures = KSR.htable.sht_inc("authfail", KSR.kx.get_srcip())
        if failures >= MAX_PASSWORD_FAILURES:
            ban(f"{failures} wrong passwords")
    # 401 to a REGISTER, 407 to everything else.
    KSR.auth.auth_challenge(REALM, 0)
    exit()


def authenticate() -> None:
    kind = "stranger"
    if KSR.dispatcher.ds_is_from_list(GATEWAYS) > 0:
        kind = "gateway"
    elif not KSR.is_REGISTER() and KSR.permissions.allow_source_address(TRUSTED_GROUP) > 0:
        kind = "trusted"
    elif KSR.is_REGISTER() or KSR.is_myself_furi():
        require_password()
        kind = "subscriber"
    elif not KSR.is_myself_ruri():
        stop(403, "Not Relaying")
    KSR.pvx.xavp_child_sets("call", "source", kind)

    # RFC 3325: what a sender outside our trust says about identities ends here.
    if kind in ("subscriber", "stranger"):
        KSR.hdr.remove("P-Asserted-Identity")
        KSR.textops.remove_hf_re("^X-Edge-")
    if kind == "subscriber" and not KSR.is_REGISTER():
        KSR.auth.consume_credentials()


# Registration


def handle_register() -> None:
    if not KSR.is_REGISTER():
        return
    if not KSR.is_myself_turi():
        stop(403, "Not Our Domain")
    if KSR.isflagset(FLT_NAT):
        KSR.setbflag(FLB_NAT)
        KSR.setbflag(FLB_NAT_PING)
    if KSR.registrar.save(LOCATION, 0) < 0:
        KSR.sl.sl_reply_error()
    KSR.xlog.xinfo("$tu registers $ct from $si:$sp, expires $hdr(Expires)\n")
    exit()


# Where a call goes


def normalise_number() -> None:
    if KSR.corex.has_ruri_user() < 0:
        stop(484, "Address Incomplete")
    dialled = KSR.kx.gete_ruser()
    KSR.pv.sets("$var(dialled)", dialled)
    number = re.sub(r"[-.()]", "", dialled)
    if number.startswith("00"):
        number = "+" + number[2:]
    elif number.startswith("0"):
        number = "+" + COUNTRY_CODE + number[1:]
    if number != dialled and KSR.siputils.is_tel_number(number) > 0:
        KSR.pv.sets("$rU", number)
        KSR.xlog.xinfo("$ci: $var(dialled) is $rU\n")


def refuse_barred() -> None:
    callee = KSR.kx.gete_ruser()
    is_blocked = not KSR.pv.is_null("$sht(blocked=>$rU)")
    if is_blocked or KSR.textops.in_list_prefix(callee, BARRED_PREFIXES, ",") > 0:
        KSR.log("notice", f"{KSR.pv.gete('$avp(caller)')} may not call {callee}\n")
        KSR.sl.send_reply(603, "Barred")
        exit()


def call_back_last_caller() -> None:
    if KSR.kx.gete_ruser() != CALL_RETURN:
        return
    last_caller = KSR.pv.get("$sht(lastcaller=>$fU)")
    if last_caller is None:
        stop(404, "Nobody Called")
    KSR.setuser(str(last_caller))


def route_to_gateways() -> None:
    number = KSR.kx.gete_ruser()
    # Digits without a plus are an extension of ours.
    if KSR.textops.starts_with(number, "+") < 0 or KSR.siputils.is_tel_number(number) < 0:
        return
    if not (call_came_from("subscriber") or call_came_from("trusted")):
        stop(403, "Not For You")
    if call_came_from("subscriber"):
        cli = KSR.pv.getvs("$sht(cli=>$fU)", MAIN_NUMBER)
        KSR.hdr.append(f"P-Asserted-Identity: <sip:{cli}@{REALM}>\r\n")
    KSR.hdr.rmappend("X-Account", f"X-Account: {KSR.kx.gete_fuser()}\r\n")
    select_gateway()
    KSR.tm.t_on_failure("edge_gateway_failure")
    relay()


def translate_inbound_number() -> None:
    if not call_came_from("gateway"):
        return
    user = KSR.htable.sht_get("did", KSR.kx.gete_ruser())
    if user is None:
        stop(404, "Number Not In Service")
    KSR.pv.sets("$ru", f"sip:{user}@{REALM}")


def answer_for_absent_callee(rc: int) -> NoReturn:
    if rc == -2:
        stop(405, "Method Not Allowed")
    address = f"sip:{KSR.kx.gete_ruser()}@{REALM}"
    if KSR.auth_db.is_subscriber(address, SUBSCRIBERS, 1) < 0:
        stop(404, "Not Found")
    if not voicemail_takes_it():
        stop(480, "Not Registered")
    aim_at_voicemail("unavailable")
    relay()


def route_to_subscriber() -> NoReturn:
    KSR.pvx.avp_sets("callee", KSR.kx.gete_ruser())
    if KSR.is_INVITE():
        KSR.pv.sets("$sht(lastcaller=>$rU)", KSR.kx.gete_fuser())
    rc = KSR.registrar.lookup(LOCATION)
    if rc < 0:
        answer_for_absent_callee(rc)
    if KSR.is_INVITE():
        KSR.tm.t_set_fr(RING_MS, 0)
        KSR.tm.t_on_failure("edge_callee_failure")
    relay()
