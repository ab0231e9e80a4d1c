-------- the arguments of an old release [release 5.6]
KSR.setbiflag(4) --> 1 signature-release: Kamailio 5.6 has KSR.setbiflag(int flag_number, int branch_index); this call is one of KSR.setbiflag(int flag_number), as it is in 5.0
-------- through an alias [release 6.0]
local nh = KSR.nathelper
if nh.is_rfc1918() then KSR.x.exit() end --> 4 signature-release: Kamailio 6.0 has KSR.nathelper.is_rfc1918(str ip_address); this call is one of KSR.nathelper.is_rfc1918(), as it is in 5.0
-------- the arguments of a new release [release 5.2]
local credit = KSR.cnxcc.set_max_credit
credit("c", "0", "0.1", "0.1", 60, 60) --> 1 signature-release: Kamailio 5.2 has KSR.cnxcc.set_max_credit(str client_id, str credit, str cost_per_second, int initial_pulse, int final_pulse); this call is one of KSR.cnxcc.set_max_credit(str client_id, str credit, str connect_cost, str cost_per_second, int initial_pulse, int final_pulse), as it is in 5.3 and later
-------- clean: right for the release [release 5.6]
KSR.setbiflag(4, 0)
-------- clean: right for no release [release 5.6]
KSR.setbiflag(4, 0, 0)
-------- clean: arguments that nobody can count [release 5.6]
KSR.setbiflag(table.unpack(flags))
-------- clean: no release
KSR.setbiflag(4)
