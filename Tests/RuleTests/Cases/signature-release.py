######## the arguments of an old release [release 5.6]
import KSR
KSR.setbiflag(4)  #> 1 signature-release: Kamailio 5.6 has KSR.setbiflag(int flag_number, int branch_index); this call is one of KSR.setbiflag(int flag_number), as it is in 5.0
######## the arguments of a new release [release 5.0]
import KSR
FLAG = 4
KSR.resetbiflag(FLAG, 0)  #> 1 signature-release: Kamailio 5.0 has KSR.resetbiflag(int flag_number); this call is one of KSR.resetbiflag(int flag_number, int branch_index), as it is in 5.1 and later
######## in a method [release 5.6]
import KSR
class Kamailio:
    def nat(self):
        return KSR.nathelper.is_rfc1918()  #> 16 signature-release: Kamailio 5.6 has KSR.nathelper.is_rfc1918(str ip_address); this call is one of KSR.nathelper.is_rfc1918(), as it is in 5.0
######## clean: right for the release [release 5.6]
import KSR
KSR.setbiflag(4, 0)
######## clean: arguments that nobody can count [release 5.6]
import KSR
KSR.setbiflag(*flags)
######## clean: no release
import KSR
KSR.setbiflag(4)
