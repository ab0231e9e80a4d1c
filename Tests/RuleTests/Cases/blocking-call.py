######## sleeping
import time
from time import sleep
import KSR
class kamailio:
    def ksr_request_route(self, msg):
        time.sleep(0.5)  #> 9 blocking-call: time.sleep() sleeps while other messages wait for this worker; let getattr(KSR, "async").route(str rn, int s) go on later
        self.wait(msg)
        return 1
    def wait(self, msg):
        sleep(1)  #> 9 blocking-call: time.sleep() sleeps while other messages wait for this worker; let getattr(KSR, "async").route(str rn, int s) go on later
def mod_init():
    return kamailio()
######## programs and input
import os
import subprocess
import KSR
def ksr_request_route(msg):
    KSR.info("x\n")
    os.system("logger call")  #> 5 blocking-call: os.system() waits for the program to end while other messages wait for this worker; have getattr(KSR, "async").task_route(str rn) do it in a process of its own
    subprocess.run(["logger", "call"])  #> 5 blocking-call: subprocess.run() waits for the program to end while other messages wait for this worker; have getattr(KSR, "async").task_route(str rn) do it in a process of its own
    name = input()  #> 12 blocking-call: input() waits for standard input while other messages wait for this worker; a server has nobody who types; read files and settings at start
######## web servers
import requests
import urllib.request
import KSR
def ask(user):
    return requests.get("http://api/" + user).text  #> 12 blocking-call: requests.get() waits for the answer without a timeout while other messages wait for this worker; ask with KSR.http_async_client.query(str sdata, str rn)
def ksr_request_route(msg):
    ask(KSR.pv.gete("$fU"))
    urllib.request.urlopen("http://api/")  #> 5 blocking-call: urllib.request.urlopen() waits for the answer without a timeout while other messages wait for this worker; ask with KSR.http_async_client.query(str sdata, str rn)
######## clean: with timeouts
import requests, subprocess
from urllib.request import urlopen
import KSR
options = {"timeout": 1}
def ksr_request_route(msg):
    KSR.info(requests.get("http://api/", timeout=1).text)
    requests.post("http://api/", **options)
    urlopen("http://api/", None, 2)
    subprocess.run(["logger"], timeout=1)
    subprocess.Popen(["logger"])
######## clean: in a thread
import threading, time
import KSR
def tick():
    time.sleep(10)
def loop():
    while True:
        tick()
        KSR.info("tick\n")
class Poller(threading.Thread):
    def run(self):
        time.sleep(1)
class kamailio:
    def __init__(self):
        time.sleep(1)
    def child_init(self, rank):
        threading.Thread(target=loop, daemon=True).start()
        time.sleep(1)
        return 0
    def ksr_request_route(self, msg):
        def later():
            time.sleep(5)
        threading.Thread(target=later).start()
        return 1
def mod_init():
    return kamailio()
######## clean: functions of the script's own
import KSR
def input():
    return "x"
class time:
    def sleep(self, seconds):
        pass
def ksr_request_route(msg):
    KSR.info(input())
    time().sleep(1)
######## clean: not a script for Kamailio
import os
def build():
    os.system("make")
