-- Answers with what the module says of the user, and by which worker.
local function show(value) return value == nil and "null" or tostring(value) end

-- Whatever a script passes: nothing of it is a number.
local function hostile()
  for _, text in ipairs({ "", "\0", "\255\254", "häl\0lo", ("9"):rep(60000), ("("):rep(60000), "%", "+()", "-1" }) do
    local e = KSR.e164
    local got = table.concat({
      show(e.normalize(text)), show(e.kind(text)), show(e.country(text)), show(e.extension(text)), show(e.is_same(text, text)),
    }, " ")
    if got ~= "null invalid null null false" then return #text .. " bytes: " .. got end
  end
  return "nothing"
end

function ksr_request_route()
  local method = KSR.pv.get("$rm")
  local answer
  if method == "NOTIFY" then
    answer = show(KSR.e164.reload())
  elseif method == "INFO" then
    answer = hostile()
  elseif method == "MESSAGE" then
    answer = KSR.e164.set_ru() .. " " .. KSR.pv.get("$ru")
  else
    answer = KSR.e164.kind(KSR.pv.get("$rU"))
  end
  KSR.sl.send_reply(200, answer .. " by " .. KSR.pv.get("$pp"))
  return 1
end
