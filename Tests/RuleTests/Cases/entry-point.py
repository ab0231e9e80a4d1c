######## a misspelt method
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_reqeust_route(self, msg):  #> 9 entry-point: the server does not call 'ksr_reqeust_route'; the name of the request route is 'ksr_request_route'
        return 1
def mod_init():
    return Kamailio()
######## no mod_init
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):  #> 9 entry-point: the script has no function 'mod_init' that returns an object of Kamailio; app_python3 does not start without it
        return 1
######## a misspelt mod_init
class Kamailio:
    def ksr_request_route(self, msg):
        return 1
def modinit():  #> 5 entry-point: app_python3 does not call 'modinit'; the function that returns the object of Kamailio is 'mod_init'
    return Kamailio()
######## mod_init returns nothing
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        return 1
def mod_init():  #> 5 entry-point: mod_init() returns nothing, and app_python3 does not start without an object; add 'return Kamailio()'
    Kamailio()
######## no child_init, and one that returns nothing
class Kamailio:
    def ksr_request_route(self, msg):
        return 1
def mod_init():  #> 5 entry-point: Kamailio, which mod_init() returns, has no method 'child_init'; app_python3 does not start without it: add def child_init(self, rank) that returns 0
    return Kamailio()
######## child_init returns nothing
class Kamailio:
    def child_init(self, rank):  #> 9 entry-point: child_init() returns nothing, and app_python3 does not start without a number; add 'return 0'
        self.rank = rank
    def ksr_request_route(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## a function of the file beside mod_init
class Kamailio:
    def child_init(self, rank):
        return 0
def ksr_request_route():  #> 5 entry-point: the server does not find 'ksr_request_route', which is no method of Kamailio; it calls methods of what mod_init() returns
    return 1
def mod_init():
    return Kamailio()
######## misspelt, for app_python3s
def ksr_request_routes():  #> 5 entry-point: the server does not call 'ksr_request_routes'; the name of the request route is 'ksr_request_route'
    return 1
######## clean: a class
class Base:
    def child_init(self, rank):
        return 0
class Kamailio(Base):
    def ksr_request_route(self, msg):
        return 1
def mod_init():
    return Kamailio()
######## clean: functions of the file
def mod_init():
    print("loaded")
def ksr_request_route():
    return 1
######## clean: from elsewhere
from routes import Routes
class Kamailio(Routes):
    pass
def mod_init():
    return Kamailio()
######## clean: an object from elsewhere
from routes import make
def mod_init():
    return make()
######## clean: methods for kamailio.cfg to call
class Helper:
    def child_init(self, rank):
        return 0
    def lookup(self, msg):
        return 1
def mod_init():
    return Helper()
