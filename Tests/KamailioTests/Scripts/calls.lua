-- Calls what the body of a request says, a line each: module, function, arguments. What they return goes into the reply.

local function bytes(hex)
  return (hex:gsub("..", function(two) return string.char(tonumber(two, 16)) end))
end

local read = {
  i = tonumber,
  s = bytes,
  r = function(text)  -- r:61*60000
    local hex, count = text:match("(%x+)%*(%d+)")
    return bytes(hex):rep(count)
  end,
  n = function() return nil end,
}

local function hex(text)
  return (text:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

local show

local function entries(value)
  local names = {}
  for name in pairs(value) do names[#names + 1] = name end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  local shown = {}
  for _, name in ipairs(names) do shown[#shown + 1] = tostring(name) .. "=" .. show(value[name]) end
  if #shown > 20 then return "{" .. #shown .. "}" end
  return "{" .. table.concat(shown, ",") .. "}"
end

function show(value)
  if value == nil then return "null" end
  if type(value) == "number" then return ("%d"):format(value) end
  if type(value) == "table" then return entries(value) end
  if type(value) ~= "string" then return tostring(value) end
  if #value <= 64 then return "s:" .. hex(value) end
  return "s:" .. hex(value:sub(1, 4)) .. ".." .. hex(value:sub(-4)) .. "*" .. #value
end

local function call(line)
  local words = {}
  for word in line:gmatch("%S+") do words[#words + 1] = word end
  local arguments = {}
  for index = 3, #words do
    local kind, text = words[index]:match("(%a):(.*)")
    arguments[index - 2] = read[kind](text)
  end
  local module = words[1] == "core" and KSR or KSR[words[1]]
  local done, result = pcall(module[words[2]], (unpack or table.unpack)(arguments, 1, #words - 2))
  return done and show(result) or "error"
end

-- Called by functions in Swift.
function again(name)
  KSR.trial.same_text("again " .. tostring(name) .. ("!"):rep(1000))
  KSR.trial.nothing(KSR.trial.same_text("inner"))
end

function deeper()
  local depth = KSR.pv.get("$var(depth)") or 0
  KSR.pv.seti("$var(depth)", depth + 1)
  if depth == 10 then
    KSR.trial.nothing("x")
  else
    KSR.trial.nothing(KSR.trial.around("app_lua.run", "deeper"))
  end
end

function stumble() error("meant to fail in Lua") end

function ksr_request_route()
  local results = {}
  for line in KSR.pv.get("$rb"):gmatch("[^\n]+") do results[#results + 1] = call(line) end
  KSR.hdr.append_to_reply("X-Results: " .. table.concat(results, " ") .. "\r\n")
  KSR.sl.send_reply(200, "OK")
end
