-------- a module and a function under local names
local pv = KSR.pv
local get = KSR.pv.gett --> 20 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
pv.gett("$ru") --> 4 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
local K = KSR
K.pv.gett("$ru") --> 6 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
-------- names as texts
KSR["tm"].t_rely() --> 11 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
local name = "tm"
KSR[name].t_rely() --> 11 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
_G.KSR.tm.t_rely() --> 11 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
_G["KSR"].tm.t_rely() --> 14 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- KSR of its own
KSR = KSR or require("KSR")
KSR.tm.t_rely() --> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- KSR as a local of the same name
local KSR = KSR
KSR.tm.t_rely() --> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- globals as members of _G
_G.tm = KSR.tm
_G["relay"] = KSR.tm
tm.t_rely() --> 4 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
relay.t_rely() --> 7 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
_G.tm.t_rely() --> 7 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- declared before it is defined
local tm
local function relay() tm.t_rely() end --> 27 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
tm = KSR.tm
relay()
-------- tables
local M = { tm = KSR.tm }
M.pv = KSR.pv
M.sub = { hdr = KSR.hdr }
M.tm.t_rely() --> 6 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
M.pv.gett("$ru") --> 6 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
M.sub.hdr.appendd("x") --> 11 unknown-name: KSR.hdr has no function 'appendd'; did you mean 'append'?
-------- a wrapper with one return
local function module() return KSR.tm end
module().t_rely() --> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-------- a required file with names of the module
local names = require("names")
local tm = require "names".tm
names.tm.t_rely() --> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
tm.t_rely() --> 4 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
names.module().t_rely() --> 16 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
pv.gett("$ru") --> 4 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
-- file: names.lua
local M = {}
M.tm = KSR.tm
function M.module() return M.tm end
pv = KSR.pv
return M
-------- a required file that returns a table at once
local names = require("names")
names.tm.t_rely() --> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
-- file: names.lua
return { tm = KSR.tm }
-------- clean: names that may hold something else
local tm = KSR.tm
if KSR.is_ACK() then tm = { t_rely = function() end } end
tm.t_rely()
for _, pv in pairs({ KSR.pv }) do pv.gett("$ru") end
local M = { tm = KSR.tm }
M.tm = require("other")
M.tm.t_rely()
-------- clean: what a file brings
local names = require("names")
names.KSR.tm.t_rely()
helper.tm.t_rely()
-- file: names.lua
helper = { tm = { t_rely = function() end } }
return { KSR = helper }
-------- clean: fields written through other names
local M = { tm = KSR.tm }
local N = M
N.tm = { t_rely = function() end }
M.tm.t_rely()
-------- clean: a table that others fill
local M = { tm = KSR.tm }
for name, value in pairs(require("names")) do M[name] = value end
M.tm.t_rely()
