-- Routing of a SIP access edge: subscribers behind NAT on one side, telephone gateways on the other.
--
-- The same routing in Python: edge.py. The modules and tables that both need: README.md.
-- Runs on Lua 5.1 to 5.4, with Kamailio 5.6 and later.

-- Whom we serve -------------------------------------------------------------------------------

local REALM = "example.com"
local SUBSCRIBERS = "subscriber" -- table of auth_db
local LOCATION = "location" -- table of usrloc
local TRUSTED_GROUP = 1 -- group of permissions: addresses that call without a password
local GATEWAYS = 1 -- set of dispatcher
local VOICEMAIL_HOST = "voicemail.example.com"
local VOICEMAIL_NEXT_HOP = "sip:192.0.2.40:5060"

-- Numbers -------------------------------------------------------------------------------------

local COUNTRY_CODE = "44"
local MAIN_NUMBER = "+442079460000"
local CALL_RETURN = "*69"
local BARRED_PREFIXES = "+4490,+4487,+882,+1900" -- premium rate and satellite

-- Limits --------------------------------------------------------------------------------------

local MAX_HOPS = 10
local MAX_MESSAGE_BYTES = 1300
local MAX_PASSWORD_FAILURES = 10
local BAN_SECONDS = 3600
local RING_MS = 25000
local GATEWAY_ANSWERS_MS = 4000
local NO_ANSWER_MS = 120000
local RETRY_AFTER = "Retry-After: 30\r\n"
local SCANNERS = { "friendly-scanner", "sipvicious", "sipcli", "sipsak", "vaxsip", "pplsip" }

-- Flags and bitmasks of Kamailio --------------------------------------------------------------

local FLT_ACC, FLT_ACC_FAILED, FLT_NAT, FLT_SDP_OFFER = 1, 3, 5, 6
local FLB_NAT, FLB_NAT_PING = 6, 7
local NAT_CONTACT_VIA_PORT = 1 + 2 + 16 -- private Contact, Via differs from source address or port
local NAT_SDP = 8
local CHECK_REQUEST = 1 + 2 + 4 + 32 + 64 + 128 + 256 + 1024 + 16384
local CHECK_REPLY = 4 + 64 + 128 + 1024 + 16384
local CHECK_URIS, CHECK_REPLY_URIS = 1 + 2 + 4, 2 + 4
local AUTH_IS_SENDER = 1 -- the digest user has to be the one of From (To in a REGISTER)
local AUTH_WRONG_PASSWORD, AUTH_UNKNOWN_USER, AUTH_NOT_SENDER = -2, -3, -8
local ROUND_ROBIN = 4

local RTP_FLAGS = "replace-origin replace-session-connection"
local RTP_FLAGS_NAT = RTP_FLAGS .. " SIP-source-address"

-- Small tools ---------------------------------------------------------------------------------

local function source()
  return KSR.kx.get_srcip() .. ":" .. KSR.kx.get_srcport()
end

local function stop(code, reason)
  KSR.sl.send_reply(code, reason)
  KSR.x.exit()
end

local function ban(why)
  KSR.warn(string.format("ban %s for %d s: %s\n", source(), BAN_SECONDS, why))
  KSR.htable.sht_setxi("ipban", KSR.kx.get_srcip(), 1, BAN_SECONDS)
  KSR.pv.seti("$shv(last_ban)", KSR.kx.get_timestamp())
  KSR.x.exit()
end

local function has_sdp()
  return KSR.textops.has_body_type("application/sdp") > 0
end

local function call_came_from(kind)
  return KSR.pv.gete("$xavp(call=>source)") == kind
end

-- Media ---------------------------------------------------------------------------------------

local function offer_or_answer(is_answer)
  local flags = KSR.nathelper.nat_uac_test(NAT_SDP) > 0 and RTP_FLAGS_NAT or RTP_FLAGS
  local result
  if is_answer then
    result = KSR.rtpengine.rtpengine_answer(flags)
  else
    result = KSR.rtpengine.rtpengine_offer(flags)
  end
  if result < 0 then
    KSR.err("no RTP engine for call " .. KSR.kx.get_callid() .. "\n")
  end
end

-- Sending on ----------------------------------------------------------------------------------

local function relay()
  if KSR.is_method_in("IBSU") and KSR.tm.t_is_set("branch_route") < 0 then
    KSR.tm.t_on_branch("edge_branch")
  end
  if KSR.is_method_in("ISU") and KSR.tm.t_is_set("onreply_route") < 0 then
    KSR.tm.t_on_reply("edge_reply")
  end
  -- The reply route has to know who made the offer: with none in the INVITE, the 200 has it.
  if has_sdp() then
    KSR.setflag(FLT_SDP_OFFER)
  end
  if KSR.tm.t_relay() < 0 then
    KSR.sl.send_reply(500, "Relaying Failed")
  end
  KSR.x.exit()
end

local function select_gateway()
  KSR.tm.t_set_fr(NO_ANSWER_MS, GATEWAY_ANSWERS_MS)
  if KSR.dispatcher.ds_select_dst(GATEWAYS, ROUND_ROBIN) < 0 then
    KSR.crit("no gateway of set " .. GATEWAYS .. " is in service\n")
    KSR.hdr.append_to_reply(RETRY_AFTER)
    stop(503, "No Gateway")
  end
  KSR.notice("gateway " .. KSR.kx.gete_duri() .. " for " .. KSR.kx.gete_ruser() .. "\n")
end

local function aim_at_voicemail(reason)
  local callee = KSR.pv.gete("$avp(callee)")
  KSR.info("voicemail of " .. callee .. ": " .. reason .. "\n")
  KSR.seturi("sip:" .. callee .. "@" .. VOICEMAIL_HOST)
  KSR.setdsturi(VOICEMAIL_NEXT_HOP)
  KSR.hdr.append_after("Diversion: <sip:" .. callee .. "@" .. REALM .. ">;reason=" .. reason .. "\r\n", "To")
end

local function voicemail_takes_it()
  return KSR.is_INVITE() and KSR.pvx.shv_get("voicemail") == 1
end

-- Checks of every request ---------------------------------------------------------------------

local function refuse_attackers()
  if KSR.is_myself_srcip() then return end
  if KSR.htable.sht_is_null("ipban", KSR.kx.get_srcip()) < 0 then
    KSR.dbg("nothing for banned " .. source() .. "\n")
    KSR.x.exit()
  end
  if KSR.pike.pike_check_req() < 0 then ban("too many requests") end
  local agent = string.lower(KSR.kx.gete_ua())
  for _, name in ipairs(SCANNERS) do
    if string.find(agent, name, 1, true) then ban("scanner " .. agent) end
  end
end

local function refuse_malformed()
  if KSR.maxfwd.process_maxfwd(MAX_HOPS) < 0 then
    KSR.sl.sl_send_reply(483, "Too Many Hops")
    KSR.x.exit()
  end
  -- The check answers by itself.
  if KSR.sanity.sanity_check(CHECK_REQUEST, CHECK_URIS) < 0 then
    KSR.err("malformed " .. KSR.kx.get_method() .. " from " .. source() .. "\n")
    KSR.x.exit()
  end
  if KSR.is_MESSAGE() and KSR.kx.get_bodylen() > MAX_MESSAGE_BYTES then stop(413, "Message Too Large") end
end

local function answer_keepalive()
  if not (KSR.is_OPTIONS() and KSR.is_myself_ruri()) or KSR.corex.has_ruri_user() > 0 then return end
  if KSR.pvx.shv_get("maintenance") == 1 then
    KSR.hdr.append_to_reply(RETRY_AFTER)
    stop(503, "Maintenance")
  end
  KSR.siputils.options_reply()
  KSR.x.exit()
end

local function detect_nat()
  if KSR.nathelper.nat_uac_test(NAT_CONTACT_VIA_PORT) < 0 then return end
  KSR.setflag(FLT_NAT)
  if KSR.is_REGISTER() then
    KSR.nathelper.fix_nated_register()
  elseif KSR.siputils.is_first_hop() > 0 then
    KSR.nathelper.add_contact_alias()
  end
end

-- Requests that belong to something -----------------------------------------------------------

local function handle_cancel()
  if not KSR.is_CANCEL() then return end
  if KSR.tm.t_check_trans() > 0 then relay() end
  stop(481, "Call Does Not Exist")
end

local function absorb_retransmission()
  if KSR.is_ACK() then return end
  if KSR.tmx.t_precheck_trans() > 0 then
    KSR.tm.t_check_trans()
    KSR.x.exit()
  end
  if KSR.tm.t_check_trans() == 0 then KSR.x.exit() end
end

local function follow_route_set()
  if not KSR.isdsturiset() then
    KSR.nathelper.handle_ruri_alias()
  end
  if KSR.rr.check_route_param("nat=yes") > 0 then
    KSR.setbflag(FLB_NAT)
  end
  if KSR.is_BYE() then
    KSR.setflag(FLT_ACC)
    KSR.setflag(FLT_ACC_FAILED)
    KSR.rtpengine.rtpengine_delete0()
    local from_caller = KSR.rr.is_direction("downstream") > 0
    KSR.log("info", KSR.kx.get_callid() .. " ended by the " .. (from_caller and "caller" or "callee") .. "\n")
  elseif KSR.is_ACK() then
    -- An ACK to a 2xx makes no transaction, so that no branch route would see its SDP.
    if has_sdp() then
      offer_or_answer(true)
    end
  elseif KSR.is_NOTIFY() then
    KSR.rr.record_route() -- RFC 6665: a NOTIFY can be what sets up the dialog
  end
  relay()
end

local function handle_in_dialog()
  if KSR.siputils.has_totag() < 0 then return end
  if KSR.rr.loose_route() > 0 then
    follow_route_set()
  end
  if KSR.is_ACK() then
    -- Without a route set it is for a final error reply, or for nobody.
    if KSR.tm.t_check_trans() > 0 then relay() end
    KSR.x.exit()
  end
  stop(404, "Not Here")
end

-- Who is calling ------------------------------------------------------------------------------

local function require_password()
  local result = KSR.auth_db.auth_check(REALM, SUBSCRIBERS, AUTH_IS_SENDER)
  if result > 0 then
    KSR.htable.sht_rm("authfail", KSR.kx.get_srcip())
    KSR.pvx.avp_sets("caller", KSR.kx.gete_au())
    return
  end
  if result == AUTH_NOT_SENDER then
    KSR.warn(KSR.kx.gete_au() .. " poses as " .. KSR.kx.gete_fuser() .. " from " .. source() .. "\n")
    stop(403, "Not Your Address")
  end
  if result == AUTH_WRONG_PASSWORD or result == AUTH_UNKNOWN_USER then
    local failures = KSR.htable.sht_inc("authfail", KSR.kx.get_srcip())
    if failures >= MAX_PASSWORD_FAILURES then ban(failures .. " wrong passwords") end
  end
  -- 401 to a REGISTER, 407 to everything else.
  KSR.auth.auth_challenge(REALM, 0)
  KSR.x.exit()
end

local function authenticate()
  local kind = "stranger"
  if KSR.dispatcher.ds_is_from_list(GATEWAYS) > 0 then
    kind = "gateway"
  elseif not KSR.is_REGISTER() and KSR.permissions.allow_source_address(TRUSTED_GROUP) > 0 then
    kind = "trusted"
  elseif KSR.is_REGISTER() or KSR.is_myself_furi() then
    require_password()
    kind = "subscriber"
  elseif not KSR.is_myself_ruri() then
    stop(403, "Not Relaying")
  end
  KSR.pvx.xavp_child_sets("call", "source", kind)

  -- RFC 3325: what a sender outside our trust says about identities ends here.
  if kind == "subscriber" or kind == "stranger" then
    KSR.hdr.remove("P-Asserted-Identity")
    KSR.textops.remove_hf_re("^X-Edge-")
  end
  if kind == "subscriber" and not KSR.is_REGISTER() then
    KSR.auth.consume_credentials()
  end
end

-- Registration --------------------------------------------------------------------------------

local function handle_register()
  if not KSR.is_REGISTER() then return end
  if not KSR.is_myself_turi() then stop(403, "Not Our Domain") end
  if KSR.isflagset(FLT_NAT) then
    KSR.setbflag(FLB_NAT)
    KSR.setbflag(FLB_NAT_PING)
  end
  if KSR.registrar.save(LOCATION, 0) < 0 then
    KSR.sl.sl_reply_error()
  end
  KSR.xlog.xinfo("$tu registers $ct from $si:$sp, expires $hdr(Expires)\n")
  KSR.x.exit()
end

-- Where a call goes ---------------------------------------------------------------------------

local function normalise_number()
  if KSR.corex.has_ruri_user() < 0 then stop(484, "Address Incomplete") end
  local dialled = KSR.kx.gete_ruser()
  KSR.pv.sets("$var(dialled)", dialled)
  local number = string.gsub(dialled, "[-.()]", "")
  if string.find(number, "^00") then
    number = "+" .. string.sub(number, 3)
  elseif string.find(number, "^0") then
    number = "+" .. COUNTRY_CODE .. string.sub(number, 2)
  end
  if number ~= dialled and KSR.siputils.is_tel_number(number) > 0 then
    KSR.pv.sets("$rU", number)
    KSR.xlog.xinfo("$ci: $var(dialled) is $rU\n")
  end
end

local function refuse_barred()
  local callee = KSR.kx.gete_ruser()
  local is_blocked = not KSR.pv.is_null("$sht(blocked=>$rU)")
  if is_blocked or KSR.textops.in_list_prefix(callee, BARRED_PREFIXES, ",") > 0 then
    KSR.log("notice", KSR.pv.gete("$avp(caller)") .. " may not call " .. callee .. "\n")
    KSR.sl.send_reply(603, "Barred")
    KSR.x.exit()
  end
end

local function call_back_last_caller()
  if KSR.kx.gete_ruser() ~= CALL_RETURN then return end
  local last_caller = KSR.pv.get("$sht(lastcaller=>$fU)")
  if last_caller == nil then stop(404, "Nobody Called") end
  KSR.setuser(last_caller)
end

local function route_to_gateways()
  local number = KSR.kx.gete_ruser()
  -- Digits without a plus are an extension of ours.
  if KSR.textops.starts_with(number, "+") < 0 or KSR.siputils.is_tel_number(number) < 0 then return end
  if not (call_came_from("subscriber") or call_came_from("trusted")) then stop(403, "Not For You") end
  if call_came_from("subscriber") then
    local cli = KSR.pv.getvs("$sht(cli=>$fU)", MAIN_NUMBER)
    KSR.hdr.append("P-Asserted-Identity: <sip:" .. cli .. "@" .. REALM .. ">\r\n")
  end
  KSR.hdr.rmappend("X-Account", "X-Account: " .. KSR.kx.gete_fuser() .. "\r\n")
  select_gateway()
  KSR.tm.t_on_failure("edge_gateway_failure")
  relay()
end

local function translate_inbound_number()
  if not call_came_from("gateway") then return end
  local user = KSR.htable.sht_get("did", KSR.kx.gete_ruser())
  if user == nil then stop(404, "Number Not In Service") end
  KSR.pv.sets("$ru", "sip:" .. user .. "@" .. REALM)
end

local function answer_for_absent_callee(rc)
  if rc == -2 then stop(405, "Method Not Allowed") end
  local address = "sip:" .. KSR.kx.gete_ruser() .. "@" .. REALM
  if KSR.auth_db.is_subscriber(address, SUBSCRIBERS, 1) < 0 then stop(404, "Not Found") end
  if not voicemail_takes_it() then stop(480, "Not Registered") end
  aim_at_voicemail("unavailable")
  relay()
end

local function route_to_subscriber()
  KSR.pvx.avp_sets("callee", KSR.kx.gete_ruser())
  if KSR.is_INVITE() then
    KSR.pv.sets("$sht(lastcaller=>$rU)", KSR.kx.gete_fuser())
  end
  local rc = KSR.registrar.lookup(LOCATION)
  if rc < 0 then
    answer_for_absent_callee(rc)
  end
  if KSR.is_INVITE() then
    KSR.tm.t_set_fr(RING_MS, 0)
    KSR.tm.t_on_failure("edge_callee_failure")
  end
  relay()
end

-- Entry points and callbacks: global, as Kamailio calls them by name --------------------------

function ksr_request_route()
  KSR.set_reply_no_connect()
  KSR.force_rport() -- before any reply, as it says where replies go
  refuse_attackers()
  refuse_malformed()
  answer_keepalive()
  detect_nat()

  handle_cancel()
  absorb_retransmission()
  handle_in_dialog()

  authenticate()
  handle_register()
  if KSR.is_method("PUBLISH|SUBSCRIBE") then stop(404, "No Presence Here") end

  KSR.hdr.remove("Route") -- only we decide the path of an initial request
  if KSR.is_INVITE() then
    KSR.rr.record_route()
    KSR.setflag(FLT_ACC)
  end
  if not KSR.is_myself_ruri() then relay() end
  translate_inbound_number()
  normalise_number()
  call_back_last_caller()
  refuse_barred()
  route_to_gateways()
  route_to_subscriber()
end

function edge_branch()
  KSR.dbg("branch " .. KSR.pv.getw("$T_branch_idx") .. " to " .. KSR.kx.get_ruri() .. "\n")
  if not KSR.isdsturiset() and KSR.nathelper.is_rfc1918(KSR.kx.gete_rhost()) > 0 then
    KSR.warn("no way to " .. KSR.kx.get_ruri() .. " from here\n")
    KSR.x.drop()
  end
  if (KSR.isflagset(FLT_NAT) or KSR.isbflagset(FLB_NAT)) and KSR.siputils.has_totag() < 0 then
    KSR.rr.add_rr_param(";nat=yes")
  end
  if KSR.is_method_in("IU") and has_sdp() then
    offer_or_answer(false)
  end
end

function edge_reply()
  local code = KSR.kx.get_status()
  if code >= 300 then return end
  if KSR.isbflagset(FLB_NAT) then
    KSR.nathelper.add_contact_alias()
  end
  if KSR.is_method_in("IU") and has_sdp() then
    offer_or_answer(KSR.isflagset(FLT_SDP_OFFER))
  end
  if KSR.hdr.is_present("Server") > 0 then
    KSR.textops.remove_hf("Server") -- no reason to tell callers what the callee runs
  end
end

function edge_gateway_failure()
  if KSR.tm.t_is_canceled() > 0 then
    KSR.rtpengine.rtpengine_delete0()
    return
  end
  -- Busy and the like would be the same through any other gateway.
  if KSR.tm.t_check_status("^(408|5[0-9][0-9])$") < 0 then
    KSR.rtpengine.rtpengine_delete0()
    return
  end
  KSR.warn("gateway " .. KSR.kx.gete_duri() .. " failed with " .. KSR.tm.t_get_status_code() .. "\n")
  KSR.dispatcher.ds_mark_dst_state("tp")
  if KSR.dispatcher.ds_next_dst() < 0 then
    KSR.rtpengine.rtpengine_delete0()
    KSR.tm.t_reply(503, "No Gateway")
    KSR.x.exit()
  end
  KSR.tm.t_on_failure("edge_gateway_failure")
  relay()
end

function edge_callee_failure()
  local busy = KSR.tm.t_check_status("^(486|600)$") > 0
  local silent = KSR.tm.t_any_timeout() > 0 or KSR.tm.t_check_status("^(408|480)$") > 0
  if KSR.tm.t_is_canceled() > 0 or not voicemail_takes_it() or not (busy or silent) then
    KSR.rtpengine.rtpengine_delete0()
    return
  end
  aim_at_voicemail(busy and "user-busy" or "no-answer")
  relay()
end

function ksr_reply_route()
  if KSR.sanity.sanity_check(CHECK_REPLY, CHECK_REPLY_URIS) < 0 then
    KSR.err("malformed reply " .. KSR.kx.gets_status() .. " from " .. source() .. "\n")
    KSR.x.drop()
  end
end
