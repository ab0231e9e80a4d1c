// Calls what the body of a request says, a line each: module, function, arguments. What they return goes into the reply.

// A text of JavaScript is characters: what is no UTF-8 cannot be passed.
function bytes(hex) { return decodeURIComponent(hex.replace(/../g, "%$&")); }

var read = {
  i: function (text) { return Number(text); },
  s: bytes,
  r: function (text) {  // 61*60000
    var parts = text.split("*");
    return new Array(Number(parts[1]) + 1).join(bytes(parts[0]));
  }
};

function show(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "string") return String(value);
  var hex = Duktape.enc("hex", value);
  if (hex.length <= 128) return "s:" + hex;
  return "s:" + hex.slice(0, 8) + ".." + hex.slice(-8) + "*" + hex.length / 2;
}

function call(line) {
  var words = line.split(" ");
  var module = words[0] === "core" ? KSR : KSR[words[0]];
  try {
    var args = words.slice(2).map(function (word) { return read[word[0]](word.slice(2)); });
    return show(module[words[1]].apply(null, args));
  } catch (error) {
    return "error";
  }
}

function ksr_request_route() {
  var results = KSR.pv.get("$rb").split("\n").filter(Boolean).map(call);
  KSR.hdr.append_to_reply("X-Results: " + results.join(" ") + "\r\n");
  KSR.sl.send_reply(200, "OK");
}
