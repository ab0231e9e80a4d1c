-- A small routing script: callers on a block list are refused, everybody else is looked up.

local function is_blocked()
  return KSR.htable.sht_is_null("blocked", KSR.kx.gete_fuser()) < 0
end

local function deliver()
  if KSR.registrar.lookup("location") < 0 then
    KSR.sl.send_reply(404, "Not Found")
    KSR.x.exit()
  end
  KSR.hdr.append("X-Routed-By: blocklist\r\n")
  if KSR.tm.t_relay() < 0 then
    KSR.sl.sl_reply_error()
  end
end

function ksr_request_route()
  if KSR.maxfwd.process_maxfwd(10) < 0 then
    KSR.sl.send_reply(483, "Too Many Hops")
    return
  end
  if is_blocked() then
    KSR.warn("blocked: " .. KSR.kx.get_furi() .. "\n")
    KSR.sl.send_reply(403, "Forbidden")
    KSR.x.exit()
  end
  deliver()
end
