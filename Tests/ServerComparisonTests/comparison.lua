-- Makes the calls of one group on each message: the header X-Calls names the group.
-- It has to run on Lua 5.1, which Debian's Kamailio has, and on 5.4.
local compile = loadstring or load
local folder = os.getenv("KEMI_COMPARISON_CALLS")
local groups = {}

local function calls(group)
  if not groups[group] then
    local list = {}
    for line in io.lines(folder .. "/" .. group .. ".txt") do
      local condition = line:match("^unless (.*)")
      local call = assert(compile("return " .. (condition or line), line))
      list[#list + 1] = { line = line, call = call, isCondition = condition ~= nil }
    end
    groups[group] = list
  end
  return groups[group]
end

local results = io.open(os.getenv("KEMI_COMPARISON_RESULTS"), "w")

local function text(value)
  local kind = type(value)
  if kind == "string" then
    return '"' .. value:gsub('[%c"\\\127-\255]', function(c) return string.format("\\x%02x", c:byte()) end) .. '"'
  elseif kind == "number" then
    return string.format("%d", value)
  elseif kind == "table" then
    local items = {}
    for key, item in pairs(value) do items[#items + 1] = text(key) .. "=" .. text(item) end
    table.sort(items)
    return "{" .. table.concat(items, ",") .. "}"
  end
  return tostring(value)
end

local function compare()
  local group = KSR.kx.get_msgbuf():match("\nX%-Calls: ([%w-]+)")
  local name = KSR.kx.get_msgbuf():match("\nX%-Message: ([%w-]+)")
  results:write("* ", tostring(name), " ", tostring(group), "\n")
  if not group then return 1 end
  for _, entry in ipairs(calls(group)) do
    local ok, result = pcall(entry.call)
    if entry.isCondition and result then break end
    results:write(entry.line, "\t", ok and text(result) or "error " .. tostring(result), "\n")
    results:flush()
  end
  return 1
end

function ksr_request_route()
  if KSR.pv.get("$rU") == "compared-ping" then
    KSR.sl.sl_send_reply(200, "Done")
    return 1
  end
  compare()
  KSR.set_drop()
  return 1
end

function ksr_reply_route()
  compare()
  KSR.set_drop()
  return 1
end
