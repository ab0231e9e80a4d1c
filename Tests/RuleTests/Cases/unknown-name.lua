-------- a misspelt function
KSR.tm.t_rely() --> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- a misspelt module
KSR.dispatchr.ds_select_dst(1, 4) --> 5 unknown-name: KSR has no module or function 'dispatchr'; did you mean 'dispatcher'?
-------- through aliases
local pv, tm = KSR.pv, KSR["tm"]
local relay = tm.t_relayy --> 18 unknown-name: KSR.tm has no function 't_relayy'; did you mean 't_relay'?
pv.gett("$ru") --> 4 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
relay()
-------- a misspelt function of the core
if KSR.is_INVITEE() then KSR.info("call\n") end --> 8 unknown-name: KSR has no module or function 'is_INVITEE'; did you mean 'is_INVITE'?
-------- clean: asked for before it is called
if KSR.tm.t_brand_new then KSR.tm.t_brand_new() end
-------- clean: a table of the script's own
local KSR = { tm = { t_rely = function() end } }
KSR.tm.t_rely()
-------- clean: a parameter of the same name
local function f(KSR) KSR.tm.t_rely() end
-------- clean: what is assigned is not read
KSR.tm.t_mine = function() return 1 end
-------- the beginning alone makes no slip
KSR.dispatcher.ds_select_next() --> 16 unknown-name: KSR.dispatcher has no function 'ds_select_next'
KSR.tm.t_relay_everything() --> 8 unknown-name: KSR.tm has no function 't_relay_everything'
