-------- a module that is not there [cfg module-not-loaded.cfg]
function ksr_request_route()
  KSR.dispatcher.ds_select_dst(1, 4) --> 18 module-not-loaded: KSR.dispatcher.ds_select_dst needs the module 'dispatcher', which module-not-loaded.cfg does not load; used in 1 more place
  KSR.dispatcher.ds_next_dst()
  KSR.tm.t_relay()
end
-------- another name, through an alias [cfg module-not-loaded.cfg]
local kx = KSR.kx
function ksr_request_route()
  KSR.info(kx.get_au()) --> 15 module-not-loaded: KSR.kx.get_au needs the module 'kemix', which module-not-loaded.cfg does not load
end
-------- left out by a condition [cfg module-not-loaded.cfg]
function ksr_request_route()
  KSR.nathelper.fix_nated_register() --> 17 module-not-loaded: KSR.nathelper.fix_nated_register needs the module 'nathelper', which module-not-loaded.cfg does not load (its loadmodule is left out by #!ifdef WITH_NAT)
end
-------- clean: what is loaded, and the core [cfg module-not-loaded.cfg]
function ksr_request_route()
  KSR.pv.sets("$var(a)", "b")
  KSR.hdr.append("X: y\r\n")
  KSR.pvx.var_seti("a", 1)
  KSR.sl.sl_send_reply(200, "OK")
  KSR.x.exit()
end
-------- clean: asked for [cfg module-not-loaded.cfg]
function ksr_request_route()
  if KSR.nathelper then KSR.nathelper.fix_nated_register() end
end
-------- clean: a file that is not there may load anything [cfg incomplete.cfg]
function ksr_request_route() KSR.dispatcher.ds_select_dst(1, 4) end
-------- clean: no configuration
function ksr_request_route() KSR.dispatcher.ds_select_dst(1, 4) end
-------- clean: the script knows the condition [cfg module-not-loaded.cfg]
WITH_NAT = false
function ksr_request_route()
  if WITH_NAT then KSR.nathelper.fix_nated_register() end
end
