-- Makes the calls of one group on each message: a file of them, one a line, that the header X-Calls names. Behind
-- "unless" stands a condition that ends the group if it holds.
-- It has to run on Lua 5.1, which Debian's Kamailio has, and on 5.4.
local compile = loadstring or load
local folder = os.getenv("KEMI_COMPARISON")
local groups = {}

local function calls(group)
  if not groups[group] then
    local list = {}
    for line in io.lines(folder .. "/" .. group .. ".txt") do
      local condition = line:match("^unless (.*)")
      list[#list + 1] = {
        call = assert(compile("return " .. (condition or line), line)), isCondition = condition ~= nil,
      }
    end
    groups[group] = list
  end
  return groups[group]
end

local function compare()
  local group = KSR.kx.get_msgbuf():match("\nX%-Calls: ([%w-]+)")
  if group then
    for _, entry in ipairs(calls(group)) do
      local isDone, result = pcall(entry.call)
      if entry.isCondition and isDone and result then break end
    end
  end
  KSR.set_drop()
  return 1
end

function ksr_request_route()
  if KSR.kx.get_ruser() == "compared-ping" then
    KSR.sl.sl_send_reply(200, "Done")
    return 1
  end
  return compare()
end

ksr_reply_route = compare
