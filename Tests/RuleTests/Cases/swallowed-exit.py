######## a bare except
import KSR
def ksr_request_route(msg):
    try:
        if KSR.is_ACK():
            exit()
    except:  #> 5 swallowed-exit: this 'except' catches the exit() in line 5 too, and the script goes on; write 'except Exception', which lets it pass
        KSR.err("failed\n")
    KSR.tm.t_relay()
######## in methods that it calls
import sys
import KSR
class kamailio:
    def reject(self):
        sys.exit()
    def checks(self):
        if KSR.is_ACK():
            self.reject()
    def ksr_request_route(self, msg):
        try:
            self.checks()
        except BaseException as e:  #> 9 swallowed-exit: this 'except' catches the sys.exit() that self.checks() in line 11 comes to, and the script goes on; catch Exception, or 'raise' it again
            KSR.err(str(e))
        return 1
def mod_init():
    return kamailio()
######## SystemExit, and a try in a try
from sys import exit as leave
import KSR
def ksr_request_route(msg):
    try:
        try:
            leave()
        except (ValueError, SystemExit):  #> 9 swallowed-exit: this 'except' catches the sys.exit() in line 6, and the script goes on; catch Exception, or 'raise' it again
            pass
        KSR.tm.t_relay()
    except:
        KSR.err("failed\n")
    return 1
######## clean: lets it pass
import sys
import KSR
def ksr_request_route(msg):
    try:
        exit()
    except Exception:
        KSR.err("failed\n")
    try:
        sys.exit()
    except SystemExit:
        raise
    except:
        KSR.err("failed\n")
    try:
        exit()
    except:
        KSR.err("failed\n")
        sys.exit()
    return 1
######## clean: nothing ends the route in it
import KSR
def leave():
    try:
        exit()
    finally:
        KSR.info("x")
def ksr_request_route(msg):
    try:
        KSR.info("x")
    except:
        leave()
    try:
        later = lambda: exit()
    except:
        pass
    KSR.x.modf("x")
######## clean: at the end of what the server calls
import KSR
class kamailio:
    def ksr_request_route(self, msg):
        try:
            exit()
        except SystemExit:
            return 1
        return 1
def mod_init():
    return kamailio()
######## clean: a class of the script's own
import KSR
class SystemExit(Exception):
    pass
def ksr_request_route(msg):
    try:
        exit()
    except SystemExit:
        KSR.info("x")
