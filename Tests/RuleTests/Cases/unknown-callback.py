######## a misspelt method
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        KSR.tm.t_on_failure("ksr_failure_mange")  #> 29 unknown-callback: the script has no function 'ksr_failure_mange'; did you mean 'ksr_failure_manage'?
    def ksr_failure_manage(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## a function of the file, where a method is wanted
import KSR
def ksr_onreply(msg):
    return 1
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        KSR.tm.t_on_reply("ksr_onreply")  #> 27 unknown-callback: the server does not find 'ksr_onreply', which is no method of Kamailio; it calls methods of what mod_init() returns
def mod_init():
    kamailio = Kamailio()
    return kamailio
######## functions of the file
import KSR
NAME = "ksr_failure_route_one"
def ksr_request_route():
    KSR.tm.t_on_failure(NAME)  #> 25 unknown-callback: the script has no function 'ksr_failure_route_one'
    getattr(KSR, "async").task_route("task")  #> 38 unknown-callback: the script has no function 'task'
######## a method that passes the name on
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def arm(self, name):
        KSR.tm.t_on_failure(name)
    def ksr_request_route(self, msg):
        self.arm("ksr_failure")
        self.arm("ksr_failur")  #> 18 unknown-callback: the script has no function 'ksr_failur'; did you mean 'ksr_failure'?
    def ksr_failure(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## clean: methods, inherited and assigned
import KSR
class Base:
    def ksr_failure(self, msg):
        return 1
class Kamailio(Base):
    def __init__(self):
        self.ksr_branch = self.ksr_failure
    ksr_reply = lambda self, msg: 1
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        KSR.tm.t_on_failure("ksr_failure")
        KSR.tm.t_on_branch("ksr_branch")
        KSR.tm.t_on_reply("ksr_reply")
        KSR.tm.t_on_reply("")
def mod_init():
    return Kamailio()
######## clean: a base class from elsewhere
import KSR
from routes import Routes
class Kamailio(Routes):
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        KSR.tm.t_on_failure("ksr_failure_of_routes")
def mod_init():
    return Kamailio()
######## clean: a class that another file uses
import KSR
class Routes:
    def relay(self):
        KSR.tm.t_on_failure("ksr_failure_manage")
    def ksr_failure_manages(self, msg):
        return 1
######## clean: functions from elsewhere
import KSR
from routes import *
def ksr_request_route():
    KSR.tm.t_on_failure("ksr_failure_manage")
