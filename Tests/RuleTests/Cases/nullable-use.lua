-------- joined to text
KSR.info("agent " .. KSR.pv.get("$ua") .. "\n") --> 22 nullable-use: KSR.pv.get("$ua") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
KSR.info("to " .. KSR.kx.get_ruser() .. " from " .. KSR.pv.get("$(hdr(X-Origin))") .. "\n") --> 19 nullable-use: KSR.kx.get_ruser() can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.kx.gete_ruser(), which gives "" instead ;; 53 nullable-use: KSR.pv.get("$(hdr(X-Origin))") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
local id = "<" .. KSR.hdr.get("X-Call") .. ">" --> 19 nullable-use: KSR.hdr.get("X-Call") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.hdr.gete(), which gives "" instead
-------- through a variable
local function f()
  local trunk = KSR.pv.get("$avp(trunk)")
  KSR.info("trunk " .. trunk .. "\n") --> 24 nullable-use: `trunk`, the result of KSR.pv.get(), can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
  KSR.pv.sets("$du", "sip:" .. trunk) --> 32 nullable-use: `trunk`, the result of KSR.pv.get(), can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
end
-------- a counter that is not there at first
local key = KSR.kx.get_srcip()
local tries = KSR.htable.sht_get("tries", key)
if tries > 3 then KSR.x.exit() end --> 4 nullable-use: `tries`, the result of KSR.htable.sht_get(), can be nil unless the table has an initval, and asking whether nil is greater or less is an error that stops the script; test it first
KSR.htable.sht_seti("tries", key, tries + 1) --> 35 nullable-use: `tries`, the result of KSR.htable.sht_get(), can be nil unless the table has an initval, and calculating with nil is an error that stops the script; test it first
-------- members, and functions that refuse nil
if KSR.pv.get("$ua"):find("friendly") then KSR.x.exit() end --> 4 nullable-use: KSR.pv.get("$ua") can be nil, and asking nil for a member is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
local agent = KSR.kx.get_ua()
if string.match(agent, "sipvicious") then KSR.x.exit() end --> 17 nullable-use: `agent`, the result of KSR.kx.get_ua(), can be nil, and giving nil to string.match() is an error that stops the script; test it first, or use KSR.kx.gete_ua(), which gives "" instead
local n = #KSR.pv.get("$rb") --> 12 nullable-use: KSR.pv.get("$rb") can be nil, and giving nil to `#` is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
-------- through wrappers
local function header(name) return KSR.hdr.get(name) end
local function var(name) return KSR.pv.get("$avp(x)") end
KSR.info("trace " .. header("X-Trace") .. "\n") --> 22 nullable-use: the result of KSR.hdr.get() that header() returns can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.hdr.gete(), which gives "" instead
KSR.info("x " .. var() .. "\n") --> 18 nullable-use: the result of KSR.pv.get() that var() returns can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
-------- compared with one value, which null is not
local ua = KSR.pv.get("$ua")
if ua == "friendly-scanner" then KSR.x.exit() end
KSR.info("agent " .. ua .. "\n") --> 22 nullable-use: `ua`, the result of KSR.pv.get(), can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
if KSR.kx.get_ruser() == "echo" then KSR.x.exit() end
KSR.info("user " .. KSR.pv.get("$rU") .. "\n") --> 21 nullable-use: KSR.pv.get("$rU") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
-------- another time, with something in place of nil
function ksr_request_route() local user = KSR.pv.get("$fU") or "" KSR.info(user .. "\n") end
function ksr_reply_route() KSR.info("from " .. KSR.kx.get_fuser() .. "\n") end --> 48 nullable-use: KSR.kx.get_fuser() can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.kx.gete_fuser(), which gives "" instead
-------- clean: compared with one value, and used where it is that
local ua = KSR.pv.get("$ua")
if ua == "friendly-scanner" and KSR.is_INVITE() then KSR.info("agent " .. ua .. "\n") end
if KSR.kx.get_ruser() == "echo" then KSR.info("user " .. KSR.pv.get("$rU") .. "\n") end
-------- clean: what every request has, what is never null
KSR.info(KSR.pv.get("$rm") .. " " .. KSR.pv.get("$ru") .. " from " .. KSR.pv.get("$fu") .. "\n")
KSR.info(KSR.pv.get("$si") .. ":" .. KSR.pv.get("$sp") .. KSR.pv.get("$var(x)") .. KSR.pv.get("$hdr(Call-ID)"))
KSR.info(KSR.pv.gete("$ua") .. KSR.pv.getw("$rU") .. KSR.kx.gete_ua() .. KSR.hdr.gete("X-Trace"))
KSR.info("new branch [" .. KSR.pv.get("$T_branch_idx") .. "] to " .. KSR.kx.get_ruri() .. "\n")
-------- clean: tested
local ua = KSR.pv.get("$ua")
if ua ~= nil and ua:find("friendly") then KSR.x.exit() end
local user = KSR.pv.get("$rU") or ""
KSR.info("user " .. user .. (KSR.pv.get("$fU") or "nobody") .. "\n")
local trace = KSR.hdr.get("X-Trace")
if not trace then KSR.x.exit() end
KSR.info("trace " .. trace .. "\n")
-------- clean: tested by a function of KSR
if KSR.pv.is_null("$rU") then KSR.x.exit() end
KSR.info("user " .. KSR.pv.get("$rU") .. KSR.kx.get_ruser() .. "\n")
if KSR.hdr.is_present("X-Trace") > 0 then KSR.info(KSR.pv.get("$hdr(X-Trace)") .. "\n") end
if KSR.htable.sht_is_null("t", "k") < 0 then KSR.info(KSR.htable.sht_get("t", "k") .. "\n") end
-------- clean: tested in another function
local function check() if KSR.corex.has_ruri_user() < 0 then KSR.x.exit() end end
local function log() KSR.info("user " .. KSR.pv.get("$rU") .. "\n") end
-------- clean: set before
KSR.pv.sets("$avp(trunk)", "a")
KSR.info("trunk " .. KSR.pv.get("$avp(trunk)") .. "\n")
KSR.htable.sht_seti("t", "k", 1)
local next = KSR.htable.sht_get("t", "k") + 1
-------- clean: a test that the script has made a function of
local ua = KSR.pv.get("$ua")
if is_empty(ua) then KSR.x.exit() end
KSR.info("agent " .. ua .. "\n")
-------- clean: given something else where it is nil
local ua = KSR.pv.get("$ua")
if ua == nil then ua = "none" end
KSR.info("agent " .. ua .. "\n")
-------- clean: errors are expected
local ok, text = pcall(function() return "agent " .. KSR.pv.get("$ua") end)
-------- clean: null is no error there
KSR.info(tostring(KSR.pv.get("$ua")))
if KSR.pv.get("$ua") == "friendly-scanner" then KSR.x.exit() end
KSR.pv.sets("$var(x)", KSR.pv.get("$ua"))
-------- clean: names that are not known
local function get(name) return KSR.pv.get(name) end
KSR.info(get("$ru") .. KSR.pv.get(name) .. "\n")
-------- clean: after authentication
if KSR.auth_db.auth_check(KSR.kx.gete_fhost(), "subscriber", 1) < 0 then KSR.x.exit() end
KSR.info("user " .. KSR.pv.get("$au") .. "\n")
-------- set in an `if` that has ended, or in its other arm
function ksr_request_route()
  local dao = KSR.hdr.gete("X-ao")
  if dao ~= "" then
    KSR.pv.sets("$avp(dao)", dao)
    KSR.hdr.remove("X-ao")
  elseif KSR.is_INVITE() then
    KSR.info("none\n")
  end
  KSR.info("dao " .. KSR.pv.get("$avp(dao)") .. "\n") --> 22 nullable-use: KSR.pv.get("$avp(dao)") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
  if dao == "x" then
    KSR.pv.sets("$avp(trunk)", "a")
  else
    KSR.info("trunk " .. KSR.pv.get("$avp(trunk)") .. "\n") --> 26 nullable-use: KSR.pv.get("$avp(trunk)") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
  end
end
-------- one value, and another way
if KSR.pv.gete("$rU") == "echo" then
  KSR.x.exit()
elseif KSR.is_INVITE() then
  KSR.info("user " .. KSR.pv.get("$rU") .. "\n") --> 23 nullable-use: KSR.pv.get("$rU") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
end
-------- a question that decides nothing here
if KSR.is_OPTIONS() and KSR.corex.has_ruri_user() < 0 then KSR.x.exit() end
if KSR.corex.has_ruri_user() > 0 then KSR.info("there is one\n") end
KSR.info("user " .. KSR.pv.get("$rU") .. "\n") --> 21 nullable-use: KSR.pv.get("$rU") can be nil, and joining nil to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
-------- clean: set in every arm, or the rest has left
local dao = KSR.hdr.gete("X-ao")
if dao ~= "" then KSR.pv.sets("$avp(a)", dao) else KSR.pv.sets("$avp(a)", "x") end
if dao ~= "" then KSR.pv.sets("$avp(b)", dao) else KSR.x.exit() end
if KSR.is_INVITE() then KSR.pv.sets("$avp(c)", dao) elseif KSR.is_BYE() then KSR.pv.sets("$avp(c)", "x") end
if KSR.pv.is_null("$avp(d)") then KSR.pv.sets("$avp(d)", dao) end
KSR.info(KSR.pv.get("$avp(a)") .. KSR.pv.get("$avp(b)") .. KSR.pv.get("$avp(c)") .. KSR.pv.get("$avp(d)"))
-------- clean: set under a condition that the use has too
local dao = KSR.hdr.gete("X-ao")
if dao ~= "" then KSR.pv.sets("$avp(a)", dao) end
if dao ~= "" then KSR.info(KSR.pv.get("$avp(a)") .. "\n") end
KSR.info(dao ~= "" and "dao " .. KSR.pv.get("$avp(a)") or "none")
if dao == "" then KSR.x.exit() end
KSR.info(KSR.pv.get("$avp(a)") .. "\n")
-------- clean: a question around the use, or one that leaves
if KSR.corex.has_ruri_user() > 0 then KSR.info("user " .. KSR.pv.get("$rU") .. "\n") end
if KSR.corex.has_user_agent() < 0 then KSR.x.exit() end
KSR.info("agent " .. KSR.pv.get("$ua") .. "\n")
-------- clean: given a user where there is none
if KSR.corex.has_ruri_user() < 0 then KSR.pv.sets("$rU", "none") end
KSR.info("user " .. KSR.pv.get("$rU") .. "\n")
-------- clean: what is not that value has left
if KSR.pv.gete("$rU") ~= "echo" then KSR.x.exit() end
KSR.info("user " .. KSR.pv.get("$rU") .. "\n")
-------- clean: what is not that value has left, with not
local user = KSR.pv.get("$rU")
if not (user == "echo") then KSR.x.exit() end
KSR.info("user " .. user .. "\n")
-------- a table without an initial value, beside one that has it [cfg tables.cfg]
function ksr_request_route()
  local tries = KSR.htable.sht_get("tries", KSR.kx.get_srcip())
  if tries > 3 then KSR.x.exit() end
  KSR.info("tries " .. KSR.pv.get("$sht(tries=>x)") .. "\n")
  local bans = KSR.htable.sht_get("bans", KSR.kx.get_srcip())
  if bans > 3 then KSR.x.exit() end --> 6 nullable-use: `bans`, the result of KSR.htable.sht_get(), can be nil, and asking whether nil is greater or less is an error that stops the script; test it first
end
