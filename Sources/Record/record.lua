-- Records what a KEMI script does on a server: a JSON line for each route that begins or ends and for each call
-- of KSR, with its result. Written by "kemi record prelude"; for Lua 5.1 to 5.4 and LuaJIT.
--
-- In the script's first line:            pcall(dofile, "/usr/share/kemi/record.lua")
-- or in kamailio.cfg before the script:  modparam("app_lua", "load", "/usr/share/kemi/record.lua")
--
-- Without that line, or where the environment variable KEMI_RECORDING is there and empty, nothing is recorded and
-- nothing costs anything. A path in that variable is taken in place of the one below.
local settings = {
  recording = "recording.jsonl",
  megabytes = 1024,
  redacted = {},
}

local KSR = rawget(_G, "KSR")
local path = os.getenv("KEMI_RECORDING") or settings.recording
-- The table KSR of "kemi run" and "kemi test" has a metatable: there is no server to record.
if type(KSR) ~= "table" or getmetatable(KSR) or path == "" then return end

local concat, find, format, gsub = table.concat, string.find, string.format, string.gsub
local error, getinfo, getmetatable, pairs, pcall = error, debug.getinfo, getmetatable, pairs, pcall
local rawget, rawset, select, setmetatable = rawget, rawset, select, setmetatable
local open, time, tostring, type = io.open, os.time, tostring, type
local infinity, integer = 1 / 0, math.type
local get, log = KSR.pv.get, KSR.err
local EXIT = "~~ksr~exit~~"

-- The state outlives a reload of the script, which runs this file once more.
local registry = package.loaded
local state = registry["kemi.record"]
if state then return state.forget() end

-- Whether calls are written down, and the lines that are yet to be written: without what all of them end in.
local recording, lines, count = true, {}, 0
-- How many routes run within each other, and the message of the innermost one.
local depth, message = 0, nil
-- The call of KSR that has not returned, and its line where routes that it has run have lines already.
local calling, slot
-- How the script leaves the route.
local leaving
local process

-- JSON ---------------------------------------------------------------------------------------------------------

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
local digits = {}
for code = 0, 255 do
  local byte = string.char(code)
  digits[byte] = format("%02x", code)
  if code < 32 and not escapes[byte] then escapes[byte] = format("\\u%04x", code) end
end

-- Each kind of character that has several bytes becomes a space: what is left is no UTF-8.
local sequences = {
  "[\194-\223][\128-\191]", "\224[\160-\191][\128-\191]", "[\225-\236\238\239][\128-\191][\128-\191]",
  "\237[\128-\159][\128-\191]", "\240[\144-\191][\128-\191][\128-\191]",
  "[\241-\243][\128-\191][\128-\191][\128-\191]", "\244[\128-\143][\128-\191][\128-\191]",
}
local function isUTF8(text)
  for index = 1, #sequences do text = gsub(text, sequences[index], " ") end
  return not find(text, "[\128-\255]")
end

-- A pattern of Lua 5.1 cannot hold a NUL itself.
local function text(value)
  if not find(value, '[%z\1-\31"\\\128-\255]') then return '"' .. value .. '"' end
  if find(value, "%z") or (find(value, "[\128-\255]") and not isUTF8(value)) then
    return '{"hex":"' .. gsub(value, ".", digits) .. '"}'
  end
  return '"' .. gsub(value, '[\1-\31"\\]', escapes) .. '"'
end

local function number(value)
  if integer and integer(value) == "integer" then return format("%d", value) end
  if value ~= value or value == infinity or value == -infinity then return "null" end
  return format(value % 1 == 0 and value < 2 ^ 63 and value > -2 ^ 63 and "%.0f" or "%.17g", value)
end

local json
local function tree(value, level)
  if level > 16 then return "null" end
  local items = {}
  for index = 1, #value do items[index] = json(value[index], level + 1) end
  local isList = #items > 0
  for key in pairs(value) do
    isList = isList and type(key) == "number" and key >= 1 and key <= #items and key % 1 == 0
  end
  if isList then return "[" .. concat(items, ",") .. "]" end
  items = {}
  for key, item in pairs(value) do
    local name = text(tostring(key))
    if find(name, "^{") then name = '"' .. gsub(tostring(key), "[^ !#-%[%]-~]", "?") .. '"' end
    items[#items + 1] = name .. ":" .. json(item, level + 1)
  end
  return '{"value":{' .. concat(items, ",") .. "}}"
end

function json(value, level)
  local kind = type(value)
  if kind == "string" then return text(value) end
  if kind == "number" then return number(value) end
  if kind == "boolean" then return value and "true" or "false" end
  if kind == "table" then return tree(value, level or 1) end
  return "null"
end

local function redacted(value)
  local kind = type(value)
  return (kind == "string" or kind == "table") and '{"redacted":true}' or json(value)
end

local function list(show, count, ...)
  if count == 0 then return "" end
  if count == 1 then return show((...)) end
  local items = { ... }
  for index = 1, count do items[index] = show(items[index]) end
  return concat(items, ",", 1, count)
end

-- The recording ------------------------------------------------------------------------------------------------

local function stop(reason)
  recording, lines, count = false, {}, 0
  log("kemi: the recording stops here: " .. reason .. "\n")
end

-- One write for all lines: they are whole, whoever else writes to the file and whenever this process ends. A file that
-- was moved away is left alone.
local function flush()
  if count == 0 then return end
  local tail = ',"process":' .. process .. "}\n"
  local data = concat(lines, tail, 1, count) .. tail
  count = 0
  local file, reason = open(path, "a")
  if not file then return stop(reason) end
  file:setvbuf("no")
  if settings.megabytes > 0 and (file:seek("end") or 0) > settings.megabytes * 1048576 then
    reason = path .. " has " .. settings.megabytes .. " MiB"
  else
    local _, failure = file:write(data)
    reason = failure
  end
  file:close()
  if reason then stop(reason) end
end

local function add(line)
  -- What runs outside of routes waits for the first one, which some processes never have.
  if depth == 0 and count >= 1000 then return end
  count = count + 1
  lines[count] = line
end

local function address(host, port)
  host = tostring(host)
  if find(host, ":") then host = "[" .. host .. "]" end
  return host .. ":" .. tostring(port)
end

local function begin(name, ...)
  process = tostring(get("$pp") or 0)
  local line = '{"event":"begin","route":' .. text(name)
  local arguments = select("#", ...)
  if arguments > 0 then line = line .. ',"arguments":[' .. list(json, arguments, ...) .. "]" end
  if calling then line = line .. ',"within":"' .. calling .. '"' end
  line = line .. ',"time":' .. format("%d", time())
  local own = get("$mb")
  if own and own ~= message then
    message = own
    line = line .. ',"source":"' .. address(get("$si"), get("$sp")) .. '","received":"'
      .. tostring(get("$pr")) .. ":" .. address(get("$Ri"), get("$Rp")) .. '","message":' .. text(own)
  end
  add(line)
end

local function ending(name, word, reason)
  add('{"event":"end","route":' .. text(name) .. ',"ending":"' .. word .. '"'
    .. (reason and ',"error":' .. text(tostring(reason)) or ""))
end

-- Routes -------------------------------------------------------------------------------------------------------

local function finish(name, outerCall, outerSlot, outerMessage, isDone, ...)
  if recording then
    local reason = ...
    if isDone then
      ending(name, "returned")
    elseif reason == EXIT then
      ending(name, leaving or "exit")
    else
      ending(name, "failed", reason)
    end
  end
  depth, calling, slot, message, leaving = depth - 1, outerCall, outerSlot, outerMessage, nil
  if depth == 0 and recording then flush() end
  -- What app_lua looks for in the error has to be there as it was.
  if not isDone then error((...), 0) end
  return ...
end

-- A function of the script is a route where the server calls it, not where the script does.
local function route(name, body)
  return function(...)
    if not recording or (depth > 0 and not calling) then return body(...) end
    local outerMessage = message
    if calling and not slot then
      add("")
      slot = count
    end
    if depth == 0 then message = nil end
    depth = depth + 1
    begin(name, ...)
    local outerCall, outerSlot = calling, slot
    calling, slot = nil, nil
    return finish(name, outerCall, outerSlot, outerMessage, pcall(body, ...))
  end
end

-- Calls --------------------------------------------------------------------------------------------------------

local sources = {}
local function place(info)
  local line = info and info.currentline or 0
  if line < 1 then return "" end
  local source = sources[info.source]
  if not source then
    source = ',"source":' .. text((gsub(info.source, "^@", ""))) .. ',"line":'
    sources[info.source] = source
  end
  return source .. line
end

local function answered(show, line, info, ...)
  if recording then
    line = line .. show((...)) .. place(info)
    if slot then lines[slot] = line else add(line) end
    if count >= 1000 and depth == 1 then flush() end
  end
  calling, slot = nil, nil
  return ...
end

local function call(name, original)
  local head, isRedacted = '{"event":"call","function":"' .. name .. '","arguments":[', false
  for _, pattern in pairs(settings.redacted) do
    local prefix = pattern:match("^(.*)%*$")
    isRedacted = isRedacted or name == pattern or (prefix and name:sub(1, #prefix) == prefix)
  end
  local show = isRedacted and redacted or json
  return function(...)
    if not recording then return original(...) end
    local line = head .. list(show, select("#", ...), ...) .. '],"result":'
    calling = name
    return answered(show, line, getinfo(2, "Sl"), original(...))
  end
end

local function leave(word, original)
  return function()
    leaving = word
    return original()
  end
end

-- exit() and drop() are no calls but ends of routes; probe() is there for app_lua alone.
local ends = { exit = leave, drop = leave, probe = function(_, original) return original end }
for name, member in pairs(KSR) do
  if type(member) == "function" then
    KSR[name] = call("KSR." .. name, member)
  elseif type(member) == "table" then
    for inner, original in pairs(member) do
      local special = name == "x" and ends[inner]
      if special then
        member[inner] = special(inner, original)
      elseif type(original) == "function" then
        member[inner] = call("KSR." .. name .. "." .. inner, original)
      end
    end
  end
end

-- Global functions ---------------------------------------------------------------------------------------------

local routes, previous = {}, {}
local function wrapped(name, value)
  if type(value) ~= "function" or type(name) ~= "string" or getinfo(value, "S").what == "C" then return value end
  routes[name] = route(name, value)
  return routes[name]
end

for name, value in pairs(_G) do rawset(_G, name, wrapped(name, value)) end

local globals = getmetatable(_G) or {}
local outerIndex, outerNewIndex = globals.__index, globals.__newindex
function globals.__newindex(table, name, value)
  value = wrapped(name, value)
  if type(outerNewIndex) == "function" then return outerNewIndex(table, name, value) end
  if outerNewIndex then outerNewIndex[name] = value else rawset(table, name, value) end
end
function globals.__index(table, name)
  local value = previous[name]
  if value ~= nil then return value end
  if type(outerIndex) == "function" then return outerIndex(table, name) end
  return outerIndex and outerIndex[name]
end
setmetatable(_G, globals)

-- The script is about to be loaded anew: what it defines is new to the table of globals, and what it does not get to
-- stays as it was.
local function forget()
  for name, value in pairs(routes) do
    if rawget(_G, name) == value then
      rawset(_G, name, nil)
      previous[name] = value
    end
  end
end

registry["kemi.record"] = { forget = forget }
