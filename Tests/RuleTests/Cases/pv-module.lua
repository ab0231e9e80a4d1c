-------- a name [cfg pv-module.cfg]
KSR.pv.get("$sht(ban=>192.0.2.1)") --> 14 pv-module: '$sht' needs the module htable, which the configuration does not load
KSR.pv.sets("$sht(ban=>192.0.2.1)", "1") --> 15 pv-module: '$sht' needs the module htable, which the configuration does not load
-------- in a text [cfg pv-module.cfg]
KSR.xlog.xinfo("branch $T_branch_idx\n") --> 16 pv-module: '$T_branch_idx' needs the module tmx, which the configuration does not load
-------- through a wrapper [cfg pv-module.cfg]
local function get(name) return KSR.pv.get(name) end
get("$dlg_var(x)") --> 7 pv-module: '$dlg_var' needs the module dialog or ims_dialog, which the configuration does not load
-------- clean: modules that are loaded [cfg pv-module.cfg]
KSR.pv.get("$ru")
KSR.pv.sets("$var(x)", KSR.pv.get("$(hdr(Via)[0])"))
-------- clean: without a configuration
KSR.pv.get("$sht(ban=>192.0.2.1)")
-------- clean: a value [cfg pv-module.cfg]
KSR.pv.sets("$var(x)", "$sht(ban=>192.0.2.1)")
