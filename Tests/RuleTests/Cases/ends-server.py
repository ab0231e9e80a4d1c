######## os._exit
import os
import KSR
def ksr_request_route(msg):
    if KSR.maxfwd.process_maxfwd(10) < 0:
        os._exit(1)  #> 9 ends-server: os._exit() ends this Kamailio process, and with it the whole server; exit() ends the handling of this message alone
######## os.abort imported by name
from os import abort as stop
import KSR
class kamailio:
    def ksr_request_route(self, msg):
        KSR.err("broken\n")
        stop()  #> 9 ends-server: os.abort() ends this Kamailio process, and with it the whole server; exit() ends the handling of this message alone
def mod_init():
    return kamailio()
######## a signal to itself
import os
import signal
import KSR
def ksr_request_route(msg):
    KSR.err("broken\n")
    os.kill(os.getpid(), signal.SIGTERM)  #> 5 ends-server: os.kill() ends this Kamailio process, and with it the whole server; exit() ends the handling of this message alone
    os.kill(os.getppid(), 9)  #> 5 ends-server: os.kill() ends this Kamailio process, and with it the whole server; exit() ends the handling of this message alone
######## clean: exit of Python
import sys
import KSR
def ksr_request_route(msg):
    if KSR.is_ACK():
        exit()
    KSR.sl.sl_send_reply(404, "Not Found")
    sys.exit()
######## clean: a child of its own
import os
import KSR
def start():
    KSR.info("starting\n")
    if os.fork() == 0:
        os._exit(0)
######## clean: another process, or no end
import os
import KSR
def ksr_request_route(msg):
    KSR.info("ping\n")
    os.kill(int(KSR.pv.get("$var(pid)")), 15)
    os.kill(os.getpid(), 0)
######## clean: a function of the script's own
import KSR
class os:
    @staticmethod
    def _exit(code):
        KSR.info("no\n")
def ksr_request_route(msg):
    os._exit(1)
