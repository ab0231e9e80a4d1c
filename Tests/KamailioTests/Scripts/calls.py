# Calls what the body of a request says, a line each: module, function, arguments. What they return goes into the reply.
import KSR


def repeated(text):  # 61*60000
    digits, count = text.split("*")
    return bytes.fromhex(digits).decode() * int(count)


READ = {
    "i": int,
    "s": lambda text: bytes.fromhex(text).decode(errors="surrogateescape"),
    "r": repeated,
}


def show(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    octets = value.encode()
    if len(octets) <= 64:
        return "s:" + octets.hex()
    return f"s:{octets[:4].hex()}..{octets[-4:].hex()}*{len(octets)}"


def call(line):
    module, function, *words = line.split()
    try:
        arguments = [READ[word[0]](word[2:]) for word in words]
        module = KSR if module == "core" else getattr(KSR, module)
        return show(getattr(module, function)(*arguments))
    except Exception:
        return "error"


class Routes:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        results = [call(line) for line in KSR.pv.get("$rb").splitlines()]
        KSR.hdr.append_to_reply("X-Results: " + " ".join(results) + "\r\n")
        KSR.sl.send_reply(200, "OK")
        return 1

    # Called by functions in Swift.
    def again(self, msg, name=None):
        KSR.trial.same_text("again " + "!" * 1000)
        KSR.trial.nothing(KSR.trial.same_text("inner"))
        return 1

    def stumble(self, msg, name=None):
        raise ValueError("meant to fail in Python")


# Where this is called, the modules that come later in the configuration have not been initialised.
EARLY = []


def mod_init():
    EARLY.append(KSR.trial.same_int(5))
    KSR.info(f"before its module: {EARLY}\n")
    return Routes()
