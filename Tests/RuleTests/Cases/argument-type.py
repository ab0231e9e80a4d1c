######## text in place of a number
import KSR
KSR.sl.sl_send_reply("404", "Not found")  #> 22 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': given text, it does nothing and returns False
KSR.setflag("nats")  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given text, it does nothing and returns False
KSR.pv.seti("$var(x)", KSR.pv.gete("$var(y)"))
KSR.setflag(f"{5}")  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given text, it does nothing and returns False
KSR.setflag("%d" % 5)  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given text, it does nothing and returns False
######## a number in place of text
import KSR
KSR.pv.sets("$var(tries)", 3)  #> 28 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given an integer, it does nothing and returns False
KSR.pv.sets("$var(length)", len("abc"))  #> 29 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given an integer, it does nothing and returns False
KSR.pv.sets("$var(sum)", 1 + 2)  #> 26 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given an integer, it does nothing and returns False
KSR.pv.sets("$var(result)", KSR.tm.t_newtran())  #> 29 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given an integer, it does nothing and returns False
KSR.info(True)  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a truth value, it does nothing and returns False
KSR.info(KSR.is_INVITE())  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a truth value, it does nothing and returns False
######## floats, bytes, collections, functions, null
import KSR
import time
KSR.setflag(5.0)  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given a float, it does nothing and returns False
KSR.setflag(10 / 2)  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given a float, it does nothing and returns False
KSR.setflag(time.time())  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given a float, it does nothing and returns False
KSR.setflag(None)  #> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': given None, it does nothing and returns False
KSR.info(b"bytes")  #> 10 argument-type: KSR.info(str text) takes text as 'text': given bytes, it does nothing and returns False
KSR.info("text".encode())  #> 10 argument-type: KSR.info(str text) takes text as 'text': given bytes, it does nothing and returns False
KSR.info(["a"])  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a collection, it does nothing and returns False
KSR.info("a b".split(" "))  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a collection, it does nothing and returns False
KSR.info(KSR.pv.get)  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a function, it does nothing and returns False
KSR.info({})  #> 10 argument-type: KSR.info(str text) takes text as 'text': given a collection, it does nothing and returns False
######## constants and values through names
import KSR
CODE = "404"
def route():
    tries = 3
    KSR.sl.sl_send_reply(CODE, "Not found")  #> 26 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': given text, it does nothing and returns False
    KSR.pv.sets("$var(tries)", tries)  #> 32 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given an integer, it does nothing and returns False
    KSR.pv.sets("$var(tries)", tries if tries else None)  #> 32 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': given None or an integer, it does nothing and returns False
######## methods
import KSR
class Kamailio:
    def reply(self, code, reason="Error"):
        KSR.sl.sl_send_reply(code, reason)
    def log(self, text): return KSR.info(text)
    def ksr_request_route(self, msg):
        self.reply("404", "Not found")  #> 20 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': given text, it does nothing and returns False
        self.reply(404, 5)  #> 25 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes text as 'reason': given an integer, it does nothing and returns False
        self.reply(404, reason=5)  #> 32 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes text as 'reason': given an integer, it does nothing and returns False
        self.log(404)  #> 18 argument-type: KSR.info(str text) takes text as 'text': given an integer, it does nothing and returns False
def mod_init(): return Kamailio()
######## clean: what will do
import KSR
import time
KSR.setflag(True)
KSR.setflag(int("5"))
KSR.setflag(int(time.time()))
KSR.setflag(10 // 2)
KSR.pv.sets("$var(x)", str(5))
KSR.pv.sets("$var(x)", "%s" % 5)
KSR.pv.sets("$var(x)", "{}".format(5))
KSR.pv.sets("$var(x)", f"{5}")
KSR.pv.sets("$var(x)", "a" "b")
KSR.pv.sets("$var(x)", "-".join(["a"]))
######## clean: what cannot be known
import KSR
def route(value):
    KSR.setflag(value)
    KSR.setflag(value + 1)
    KSR.setflag(value or "x")
    KSR.pv.sets("$var(x)", KSR.pv.get("$ru"))
    KSR.pv.sets("$var(x)", value % 5)
    KSR.pv.sets("$var(x)", value if value else "none")
    for value in range(5): KSR.pv.sets("$var(x)", value)
######## clean: given another value
import KSR
code = "404"
def load():
    global code
    code = int(code)
def route():
    text = 5
    text = str(text)
    KSR.sl.sl_send_reply(code, text)
######## clean: a wrapper that converts
import KSR
def put(name, value):
    value = str(value)
    KSR.pv.sets(name, value)
def put_text(name, value):
    KSR.pv.sets(name, str(value))
def maybe(value):
    if isinstance(value, str):
        KSR.info(value)
put("$var(x)", 5)
put_text("$var(x)", 5)
maybe(5)
