######## while True
import KSR
def ksr_request_route(msg):
    while True:  #> 5 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
        KSR.dispatcher.ds_next_dst()
######## while 1 in a method
import KSR
class kamailio:
    def wait(self):
        while 1:  #> 9 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
            try:
                KSR.info("waiting\n")
            except Exception:
                pass
    def ksr_request_route(self, msg):
        self.wait()
def mod_init():
    return kamailio()
######## counting for ever
import itertools
import KSR
def ksr_request_route(msg):
    for n in itertools.count():  #> 5 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
        KSR.info(str(n))
        continue
######## clean: ways out
import sys
import KSR
def leave():
    sys.exit()
def ksr_request_route(msg):
    while True:
        if KSR.dispatcher.ds_next_dst() < 0:
            break
    while True:
        if KSR.is_ACK():
            leave()
def ksr_reply_route(msg):
    for n in iter(int, 1):
        pass
######## clean: a thread and a generator
import threading, time
import KSR
def loop():
    while True:
        time.sleep(1)
        KSR.info("tick\n")
def numbers():
    n = 0
    while True:
        yield n
def mod_init():
    threading.Thread(target=loop).start()
    return object()
######## clean: calls that may leave
import KSR
from queue import Queue
queue = Queue()
def ksr_request_route(msg):
    while True:
        KSR.info(queue.get())
######## clean: a program
import time
import KSR
if __name__ == "__main__":
    KSR.info("x")
    while True:
        time.sleep(1)
######## a condition that nothing changes
import KSR
def ksr_request_route(msg):
    tries = 3
    while tries > 0:  #> 5 endless-loop: nothing in this loop changes its condition, so that it never ends once it has begun: the worker that comes here handles no message any more; change what the condition asks for, or leave with 'break'
        KSR.info("try\n")
######## clean: conditions that something changes
import KSR
running = True
def ksr_request_route(msg):
    tries = 3
    def less():
        nonlocal tries
        tries -= 1
    while tries > 0:
        less()
    while running:
        KSR.info("x")
    items = [1]
    while items:
        items.pop()
    more = True
    while more:
        KSR.info("x")
        for more in [False]:
            pass
