-------- an int and a boolean
if KSR.tm.t_relay() == true then KSR.x.exit() end --> 4 constant-comparison: KSR.tm.t_relay() returns an int, never equal to true or false: this is always false; write `> 0`: positive is true, negative is false
if KSR.tm.t_relay() == false then KSR.sl.sl_reply_error() end --> 4 constant-comparison: KSR.tm.t_relay() returns an int, never equal to true or false: this is always false; write `< 0`: positive is true, negative is false
if KSR.tm.t_relay() ~= true then KSR.sl.sl_reply_error() end --> 4 constant-comparison: KSR.tm.t_relay() returns an int, never equal to true or false: this is always true; write `< 0`: positive is true, negative is false
if false ~= KSR.tm.t_relay() then KSR.x.exit() end --> 4 constant-comparison: KSR.tm.t_relay() returns an int, never equal to true or false: this is always true; write `> 0`: positive is true, negative is false
local rc = KSR.registrar.save("location", 0)
if rc == false then KSR.sl.sl_reply_error() end --> 4 constant-comparison: `rc` holds the int of KSR.registrar.save(str location_table, int save_flags), never equal to true or false: this is always false; write `< 0`: positive is true, negative is false
local YES = true
if KSR.kx.get_status() == YES then KSR.x.exit() end --> 4 constant-comparison: KSR.kx.get_status() returns an int, never equal to true or false: this is always false; compare it with a number
-------- a bool and a number
if KSR.is_INVITE() == 1 then KSR.info("call\n") end --> 4 constant-comparison: KSR.is_INVITE() returns a bool, and a number is never equal to true or false: this is always false; use it as the condition itself
if KSR.is_INVITE() > 0 then KSR.info("call\n") end --> 4 constant-comparison: KSR.is_INVITE() returns a bool, and a number is neither less nor greater than true or false: this is an error at run time; use it as the condition itself
if KSR.is_myself_ruri() < 0 then KSR.info("elsewhere\n") end --> 4 constant-comparison: KSR.is_myself_ruri() returns a bool, and a number is neither less nor greater than true or false: this is an error at run time; write `not` before it instead
local function invite() return KSR.is_INVITE() end
if invite() ~= 1 then KSR.info("no call\n") end --> 4 constant-comparison: invite() returns the bool of KSR.is_INVITE(), and a number is never equal to true or false: this is always true; write `not` before it instead
if KSR.isflagset(5) == 7 then KSR.info("flag\n") end --> 4 constant-comparison: KSR.isflagset(int flag_number) returns a bool, and a number is never equal to true or false: this is always false
-------- text
if KSR.kx.get_status() == "200" then KSR.info("answered\n") end --> 4 constant-comparison: KSR.kx.get_status() returns an int, and text is never equal to a number: this is always false; write 200
if KSR.kx.get_status() >= "300" then KSR.info("failed\n") end --> 4 constant-comparison: KSR.kx.get_status() returns an int, and text is neither less nor greater than a number: this is an error at run time; write 300
if KSR.is_INVITE() == "true" then KSR.info("call\n") end --> 4 constant-comparison: KSR.is_INVITE() returns a bool, and text is never equal to true or false: this is always false
if KSR.kx.get_srcip() == 127001 then KSR.info("local\n") end --> 4 constant-comparison: KSR.kx.get_srcip() returns a str, and a number is never equal to text: this is always false
-------- nil
if KSR.tm.t_relay() == nil then KSR.x.exit() end --> 4 constant-comparison: KSR.tm.t_relay() returns an int, never nil: this is always false
if nil ~= KSR.is_INVITE() then KSR.x.exit() end --> 4 constant-comparison: KSR.is_INVITE() returns a bool, never nil: this is always true
if KSR.pv.gete("$hdr(X-Trace)") == nil then KSR.x.exit() end --> 4 constant-comparison: KSR.pv.gete(str variable) returns an xval, never nil: this is always false; it gives "" instead
-------- clean: comparisons that can come out either way
if KSR.tm.t_relay() == 1 or KSR.tm.t_relay() ~= -1 then KSR.x.exit() end
if KSR.is_INVITE() == true or KSR.is_ACK() ~= false then KSR.x.exit() end
if KSR.pv.get("$rU") == nil or KSR.hdr.get("X-Trace") ~= nil then KSR.x.exit() end
-------- clean: values of any type
if KSR.pv.get("$var(x)") == "1" or KSR.pv.getw("$rs") == 200 then KSR.x.exit() end
if KSR.htable.sht_get("t", "k") == 3 then KSR.x.exit() end
if KSR.kx.get_srcport() == 5060 or KSR.kx.get_srcip() == "127.0.0.1" then KSR.x.exit() end
-------- clean: variables that may hold something else
local rc = nil
if KSR.is_INVITE() then rc = KSR.tm.t_relay() end
if rc == nil then KSR.x.exit() end
local ok = false
if KSR.is_INVITE() then ok = KSR.tm.t_relay() end
if ok == false then KSR.x.exit() end
-------- clean: whether a function is there
if KSR.tm.t_relay == nil or KSR.is_INVITE ~= nil then KSR.x.exit() end
-------- variables that are numbers, compared with text
if KSR.pv.get("$rs") == "200" then KSR.x.exit() end --> 4 constant-comparison: KSR.pv.get(str variable) returns an xval, here a number, and text is never equal to a number: this is always false; write 200
local code = KSR.pv.get("$T(reply_code)")
if code ~= "486" then KSR.x.exit() end --> 4 constant-comparison: `code` holds the xval of KSR.pv.get(str variable), here a number, and text is never equal to a number: this is always true; write 486
if KSR.pv.gete("$(sp)") == "5060" then KSR.x.exit() end --> 4 constant-comparison: KSR.pv.gete(str variable) returns an xval, here a number, and text is never equal to a number: this is always false; write 5060
-------- clean: variables that are numbers, and those that are not
if KSR.pv.get("$rs") == 200 or KSR.pv.gete("$rs") == "" or KSR.pv.getw("$Rp") == "<null>" then KSR.x.exit() end
if KSR.pv.get("$cs") == "1" or KSR.pv.get("$T(reply_reason)") == "OK" or KSR.pv.get("$avp(rs)") == "2" then KSR.x.exit() end
