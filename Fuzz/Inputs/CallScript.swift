/// The script that performs the calls of an input. Whichever route runs goes on with the next call.
let callScript = """
  local calls, position, result = {}, 0, nil

  local read = {
    s = function(text) return text end,
    i = function(text) return math.tointeger(tonumber(text)) or #text end,
    f = function(text) return tonumber(text) or 0 / 0 end,
    n = function() return nil end,
    t = function() return true end,
    z = function() return false end,
    a = function(text) return { text } end,
    u = function() return print end,
    v = function() return result end,
    r = function(text)
      local count, repeated = text:match("^(%d+):(.*)$")
      count = math.tointeger(tonumber(count or 0)) or 0
      repeated = repeated or text
      return repeated:rep(math.min(count, 100000 // math.max(#repeated, 1)))
    end,
  }

  local function find(path)
    local found = KSR
    for name in path:gmatch("[^.]+") do found = found[name] end
    return found
  end

  local function perform(call)
    local arguments = {}
    for index = 2, #call do
      local kind = read[call[index]:sub(1, 1)]
      arguments[index - 1] = kind and kind(call[index]:sub(2))
    end
    result = find(call[1])(table.unpack(arguments, 1, #call - 1))
  end

  local function go_on()
    while position < #calls do
      position = position + 1
      if calls[position][1] == "=" then return end
      pcall(perform, calls[position])
    end
  end

  function ksr_request_route()
    calls, position = KSR.fuzz.calls(), 0
    go_on()
  end

  ksr_reply_route, onreply, failure, branch, event = go_on, go_on, go_on, go_on, go_on
  """
