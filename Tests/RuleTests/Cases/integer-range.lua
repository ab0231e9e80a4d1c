-------- too large
KSR.pv.seti("$var(limit)", 5000000000) --> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 5000000000 arrives as 705032704
KSR.pv.seti("$var(limit)", -2147483649) --> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: -2147483649 arrives as 2147483647
-------- a text
KSR.pv.seti("$var(limit)", "4294967296") --> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 4294967296 arrives as 0
-------- a constant and a wrapper
local LIMIT = 3000000000
local function set(value) return KSR.pv.seti("$var(limit)", value) end
KSR.pv.seti("$var(limit)", LIMIT) --> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 3000000000 arrives as -1294967296
set(1e10) --> 5 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 10000000000 arrives as 1410065408
-------- more than a mask
KSR.pv.seti("$var(mask)", 0x1FFFFFFFF) --> 27 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 8589934591 arrives as -1
-------- clean: the largest and the smallest
KSR.pv.seti("$var(limit)", 2147483647)
KSR.pv.seti("$var(limit)", -2147483648)
-------- clean: a mask
KSR.pv.seti("$var(mask)", 0xFFFFFFFF)
-------- clean: a long
KSR.pv.setl("$var(limit)", 5000000000)
-------- clean: text, and what is computed
KSR.pv.sets("$var(limit)", 5000000000)
KSR.pv.seti("$var(limit)", 5000000000 / 1000)
