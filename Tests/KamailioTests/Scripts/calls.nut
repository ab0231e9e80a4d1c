// Calls what the body of a request says, a line each: module, function, arguments. What they return goes into the reply.

function bytes(hex) {
  local text = "";
  for (local at = 0; at < hex.len(); at += 2) text += hex.slice(at, at + 2).tointeger(16).tochar();
  return text;
}

function hex(text) {
  local digits = "";
  foreach (byte in text) digits += format("%02x", byte & 0xff);
  return digits;
}

function argument(word) {
  local text = word.slice(2);
  switch (word.slice(0, 1)) {
    case "i": return text.tointeger();
    case "s": return bytes(text);
    case "r":  // 61*60000
      local star = text.find("*");
      local one = bytes(text.slice(0, star));
      local parts = [];
      for (local count = text.slice(star + 1).tointeger(); count > 0; count -= 1) parts.append(one);
      return parts.reduce(@(all, part) all + part);
  }
  return null;
}

function show(value) {
  if (value == null) return "null";
  if (typeof value != "string") return value.tostring();
  if (value.len() <= 64) return "s:" + hex(value);
  return "s:" + hex(value.slice(0, 4)) + ".." + hex(value.slice(-4)) + "*" + value.len();
}

function words(text, separator) {
  local all = [];
  local start = 0;
  while (start < text.len()) {
    local end = text.find(separator, start);
    if (end == null) end = text.len();
    if (end > start) all.append(text.slice(start, end));
    start = end + 1;
  }
  return all;
}

function call(line) {
  local parts = words(line, " ");
  local place = parts[0] == "core" ? KSR : KSR[parts[0]];
  local arguments = [place];
  foreach (word in parts.slice(2)) arguments.append(argument(word));
  try {
    return show(place[parts[1]].acall(arguments));
  } catch (error) {
    return "error";
  }
}

function ksr_request_route() {
  local results = "";
  foreach (line in words(KSR.pv.get("$rb"), "\n")) results += (results == "" ? "" : " ") + call(line);
  KSR.hdr.append_to_reply("X-Results: " + results + "\r\n");
  KSR.sl.send_reply(200, "OK");
}
