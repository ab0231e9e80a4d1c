######## a route without the message
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self):  #> 9 callback-parameters: app_python3 passes the message to ksr_request_route(self); write def ksr_request_route(self, msg)
        KSR.tm.t_on_failure("ksr_failure")
        KSR.tm.t_on_branch("ksr_branch")
    def ksr_failure(self, msg, code):  #> 9 callback-parameters: app_python3 passes the message to ksr_failure(self, msg, code); write def ksr_failure(self, msg)
        return 1
    def ksr_branch():  #> 9 callback-parameters: app_python3 passes the message to ksr_branch(); write def ksr_branch(self, msg)
        return 1
def mod_init():
    return Kamailio()
######## functions of the file
import KSR
def ksr_request_route(msg):  #> 5 callback-parameters: app_python3s passes nothing to ksr_request_route(msg); write def ksr_request_route()
    KSR.tm.t_on_reply("ksr_onreply")
def ksr_onreply(msg):  #> 5 callback-parameters: app_python3s passes nothing to ksr_onreply(msg); write def ksr_onreply()
    return 1
######## child_init
import KSR
class Kamailio:
    def child_init(self):  #> 9 callback-parameters: app_python3 passes the rank of the process to child_init(self); write def child_init(self, rank)
        return 0
    def ksr_request_route(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## clean: methods
import KSR
class Kamailio:
    def child_init(self, rank=0):
        return 0
    def ksr_request_route(self, msg, extra=None):
        KSR.tm.t_on_failure("ksr_failure")
        KSR.tm.t_on_branch("ksr_branch")
        getattr(KSR, "async").task_route("ksr_task")
        getattr(KSR, "async").task_route("ksr_other_task")
    def ksr_failure(self, *arguments):
        return 1
    @staticmethod
    def ksr_branch(msg):
        return 1
    def ksr_task(self, msg, event):
        return 1
    def ksr_other_task(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## clean: functions of the file
import KSR
def ksr_request_route():
    KSR.tm.t_on_reply("ksr_onreply")
    getattr(KSR, "async").task_route("ksr_task")
def ksr_onreply(unused=None):
    return 1
def ksr_task(event):
    return 1
######## clean: methods that nobody but the script calls
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        return self.relay()
    def relay(self):
        return 1
def mod_init():
    return Kamailio()
