# Records what a KEMI script does on a server: a JSON line for each route that begins or ends and for each call
# of KSR, with its result. Written by "kemi record prelude"; for Python 3.6 and later.
#
# In the script, behind "import KSR":
#   exec(open("/usr/share/kemi/record.py").read(), {"script": __name__})
#
# Without that line, or where the environment variable KEMI_RECORDING is there and empty, nothing is recorded and
# nothing costs anything. A path in that variable is taken in place of the one below.
settings = {
    "recording": "recording.jsonl",
    "megabytes": 1024,
    "redacted": [],
}

import functools
import os
import sys
import time
import types
from json.encoder import encode_basestring

import KSR


def escape(text):
    """Text as JSON; {"hex": "..."} where it is none, or holds a NUL."""
    if "\0" not in text:
        try:
            if not text.isascii() if hasattr(text, "isascii") else True:
                text.encode()
            return encode_basestring(text)
        except UnicodeEncodeError:
            pass
    return '{"hex":"%s"}' % text.encode("utf-8", "surrogateescape" if is_escaped(text) else "surrogatepass").hex()


def is_escaped(text):
    return all("\udc80" <= letter <= "\udcff" for letter in text if "\ud800" <= letter <= "\udfff")


def tree(value, level):
    if level > 16:
        return "null"
    if isinstance(value, (list, tuple)):
        return "[%s]" % ",".join([json(item, level + 1) for item in value])
    items = []
    for key, item in value.items():
        key = str(key).replace("\0", "?").encode("utf-8", "replace").decode()
        items.append(encode_basestring(key) + ":" + json(item, level + 1))
    return '{"value":{%s}}' % ",".join(items)


def json(value, level=1):
    kind = type(value)
    if kind is str:
        return escape(value)
    if kind is int:
        return str(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if isinstance(value, (list, tuple, dict)):
        return tree(value, level)
    if isinstance(value, (bytes, bytearray)):
        return '{"hex":"%s"}' % bytes(value).hex()
    if isinstance(value, str):
        return escape(str(value))
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float) and abs(value) < float("inf"):
        return repr(value)
    return "null"


def redacted(value):
    return '{"redacted":true}' if isinstance(value, (str, bytes, list, tuple, dict)) else json(value)


class Recorder:
    """What is written down, and where."""

    def __init__(self, path):
        self.path = path
        self.recording = True
        # Without what all of them end in; written when the outermost route ends.
        self.lines = []
        # How many routes run within each other, and the message of the innermost one.
        self.depth = 0
        self.message = None
        # The call of KSR that has not returned, and its line where routes that it has run have lines already.
        self.calling = None
        self.slot = None
        self.sources = {}
        self.get = KSR.pv.get
        self.log = KSR.err

    def stop(self, reason):
        self.recording = False
        self.lines = []
        self.log("kemi: the recording stops here: %s\n" % reason)

    def flush(self):
        """One write for all lines: they are whole, whoever else writes to the file and whenever this process ends.

        A file that was moved away is left alone.
        """
        tail = ',"process":%d}\n' % os.getpid()
        data = (tail.join(self.lines) + tail).encode()
        self.lines = []
        reason = None
        try:
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                limit = settings["megabytes"] << 20
                if limit and os.fstat(file).st_size > limit:
                    reason = "%s has %d MiB" % (self.path, settings["megabytes"])
                elif os.write(file, data) < len(data):
                    reason = "%s: there is no room for a line" % self.path
            finally:
                os.close(file)
        except OSError as error:
            reason = str(error)
        if reason:
            self.stop(reason)

    def add(self, line):
        # What runs outside of routes waits for the first one, which some processes never have.
        if self.depth or len(self.lines) < 1000:
            self.lines.append(line)

    def read_message(self):
        """The message; one that is no UTF-8 by way of its hexadecimal digits, since app_python3 cannot pass it on."""
        try:
            return self.get("$mb")
        except UnicodeDecodeError:
            digits = self.get("$(mb{s.encode.hexa})")
            return bytes.fromhex(digits) if digits else None

    def address(self, host, port):
        host = str(self.get(host))
        return encode_basestring("%s:%s" % ("[%s]" % host if ":" in host else host, self.get(port)))[1:-1]

    def begin(self, name, arguments):
        line = '{"event":"begin","route":%s' % json(name)
        if arguments:
            line += ',"arguments":[%s]' % ",".join([json(value) for value in arguments])
        if self.calling:
            line += ',"within":"%s"' % self.calling
        line += ',"time":%d' % time.time()
        message = self.read_message()
        if message and message != self.message:
            self.message = message
            line += ',"source":"%s","received":"%s:%s","message":%s' % (
                self.address("$si", "$sp"), self.get("$pr"), self.address("$Ri", "$Rp"), json(message))
        self.add(line)

    def end(self, name, word, reason=None):
        line = '{"event":"end","route":%s,"ending":"%s"' % (json(name), word)
        self.add(line if reason is None else '%s,"error":%s' % (line, json(reason)))

    def route(self, name, body):
        """A function of the script, which is a route where the server calls it, with the message first."""

        @functools.wraps(body)
        def recorded(*arguments):
            if not self.recording or (self.depth and not self.calling):
                return body(*arguments)
            outer = self.message
            if self.calling and self.slot is None:
                self.slot = len(self.lines)
                self.add("")
            if not self.depth:
                self.message = None
            self.depth += 1
            self.begin(name, arguments[1:])
            calling, slot = self.calling, self.slot
            self.calling = self.slot = None
            try:
                result = body(*arguments)
            except SystemExit:
                self.end(name, "exit")
                raise
            except BaseException as error:
                self.end(name, "failed", "%s: %s" % (type(error).__name__, error))
                raise
            else:
                self.end(name, "returned")
                return result
            finally:
                self.depth, self.calling, self.slot, self.message = self.depth - 1, calling, slot, outer
                if not self.depth and self.recording:
                    self.flush()

        return recorded

    def place(self, frame):
        source = self.sources.get(frame.f_code)
        if source is None:
            source = self.sources[frame.f_code] = ',"source":%s,"line":' % json(frame.f_code.co_filename)
        return source + str(frame.f_lineno)

    def call(self, name, original):
        """A function of KSR that writes down what it is called with and what it gives."""
        head = '{"event":"call","function":"%s","arguments":[' % name
        is_redacted = any(
            name == pattern or pattern.endswith("*") and name.startswith(pattern[:-1])
            for pattern in settings["redacted"])
        show = redacted if is_redacted else json
        frame = sys._getframe

        @functools.wraps(original)
        def recorded(*arguments):
            if not self.recording:
                return original(*arguments)
            line = head + ",".join([show(value) for value in arguments]) + "]"
            self.calling = name
            try:
                result = original(*arguments)
                line += ',"result":' + show(result)
                return result
            except BaseException as error:
                line += ',"result":null,"error":%s' % json("%s: %s" % (type(error).__name__, error))
                raise
            finally:
                if self.recording:
                    line += self.place(frame(1))
                    if self.slot is not None:
                        self.lines[self.slot] = line
                    else:
                        self.add(line)
                    if self.depth == 1 and len(self.lines) >= 1000:
                        self.flush()
                self.calling = self.slot = None

        recorded.kemi_recorder = self
        return recorded

    def wrap(self, module, path):
        for name, member in list(vars(module).items()):
            if isinstance(member, types.ModuleType):
                if path == "KSR":
                    self.wrap(member, "KSR." + name)
            elif callable(member) and not name.startswith("__"):
                setattr(module, name, self.call(path + "." + name, member))


class Routes:
    """In place of the object that mod_init() gives: its methods are routes to the server, and methods to itself."""

    def __init__(self, recorder, script):
        self.kemi_recorder = recorder
        self.kemi_script = script

    def __getattr__(self, name):
        member = getattr(self.kemi_script, name)
        if not callable(member) or name == "child_init":
            return member
        member = self.kemi_recorder.route(name, member)
        setattr(self, name, member)
        return member


class Script(types.ModuleType):
    """The class of the script's module: what the server reads of it are routes, what the script reads is as ever."""

    def __getattribute__(self, name):
        member = super().__getattribute__(name)
        own = super().__getattribute__("__name__")
        if not callable(member) or name.startswith("__") or getattr(member, "__module__", None) != own:
            return member
        recorder = KSR.err.kemi_recorder
        if name == "mod_init":
            return lambda *arguments: Routes(recorder, member(*arguments))
        if name == "child_init" or isinstance(member, type):
            return member
        return recorder.route(name, member)


def start(path):
    # The module KSR of "kemi run" and "kemi test" has this function: there is no server to record.
    if not path or hasattr(KSR, "_main"):
        return
    if not hasattr(KSR.err, "kemi_recorder"):
        recorder = Recorder(path)
        recorder.wrap(KSR, "KSR")
    sys.modules[script].__class__ = Script


start(os.environ.get("KEMI_RECORDING", settings["recording"]))
