-- Calls functions in Swift on each request, and answers it; a wrong result is a line of the log.

local function same(what, result, expected)
  if result ~= expected then KSR.err("WRONG: " .. what .. " is " .. tostring(result) .. "\n") end
end

function again() KSR.trial.nothing(KSR.trial.same_text("inner")) end

function ksr_request_route()
  local trial = KSR.trial
  local id = KSR.pv.get("$ci")
  same("same_text", trial.same_text(id), id)
  same("sum", trial.sum(40, 2), 42)
  same("length", trial.length(id), #id)
  same("take_ssssss", trial.take_ssssss(id, "b", "c", "d", "e", "f"), 6)
  same("taken", trial.taken(), id .. "|b|c|d|e|f")
  same("variable", trial.variable("$ci"), id)
  same("set_variable", trial.set_variable("$var(id)", id), true)
  same("var", KSR.pv.get("$var(id)"), id)
  same("finds", trial.finds("Call-ID"), true)
  same("append_header", trial.append_header("X-Swift: " .. id .. "\r\n"), 1)
  same("entries", trial.entries(20).n20, 19)
  same("elements", #trial.elements(20), 20)
  same("nested", trial.value("nested").d.list[2][1], "deep")
  same("long", trial.value("small long"), -70000)
  same("long text", #trial.same_text(id:rep(1000)), 1000 * #id)
  same("around", trial.around("app_lua.run", "again"), "<inner>")
  if id:find("^%d*7%-") then
    same("fail_int", trial.fail_int(), -1)
    same("array of dicts", trial.value("array of dicts"), nil)
  end
  KSR.sl.send_reply(200, "OK")
end
