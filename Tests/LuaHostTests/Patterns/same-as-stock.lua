-- Every function and its stock counterpart, side by side on random patterns, subjects and arguments.
-- `stock`: the functions of the interpreter's own library.
math.randomseed(20240229)
local random, char, concat = math.random, string.char, table.concat

local function pick(list)
  return list[random(#list)]
end

local function repeated(most, make)
  local parts = {}
  for i = 1, random(0, most) do parts[i] = make() end
  return concat(parts)
end

local literals = {
  "a", "b", "a", "b", "A", "1", " ", "-", "]", "^", "$", ",", "\0", "\255", "%%", "%.", "%]", "%-", "%(",
}
local classes = {
  "%a", "%d", "%s", "%w", "%p", "%l", "%u", "%x", "%c", "%g", "%z", "%A", "%D", "%S", "%W", "%P", "%Z",
}
local members = { "a-b", "0-9", "A-Z", "a-", "-", "^", "%]", "]", "a-%%", "%a-z", "b-a", ".", "*" }

local function set()
  return "[" .. pick { "", "^", "]", "^]" } .. repeated(3, function()
    return pick { literals, classes, members }[random(13)]
  end) .. "]"
end

local function item()
  local kind = random(20)
  if kind <= 8 then return pick(literals) end
  if kind <= 10 then return "." end
  if kind <= 13 then return pick(classes) end
  if kind <= 16 then return set() end
  if kind == 17 then return pick { "%b()", "%bab", "%baa", "%b" .. pick(literals) } end
  if kind == 18 then return "%f" .. set() end
  return pick { "%1", "%2", "%1", "%0", "()" }
end

local function from_grammar()
  local open, parts = 0, {}
  if random(6) == 1 then parts[1] = "^" end
  for _ = 1, random(6) do
    if random(5) == 1 then
      parts[#parts + 1], open = "(", open + 1
    end
    parts[#parts + 1] = item() .. pick { "", "", "", "", "*", "+", "-", "?" }
    if open > 0 and random(3) == 1 then
      parts[#parts + 1], open = ")", open - 1
    end
  end
  if random(20) > 1 then parts[#parts + 1] = (")"):rep(open) end
  if random(6) == 1 then parts[#parts + 1] = "$" end
  return concat(parts)
end

local special = {
  "a", "b", "1", "2", "%", "%", "[", "]", "^", "$", "(", ")", "-", "*", "+", "?", ".", "f", "z", "\0",
}

local function from_bytes()
  return repeated(7, function()
    return random(12) == 1 and char(random(0, 255)) or pick(special)
  end)
end

local letters = {
  "a", "a", "a", "b", "b", "A", "1", "0", " ", "-", "]", "^", "%", "(", ")", ".", "$", "\0", "\255", "z",
}

local function subject()
  return repeated(random(3) == 1 and 12 or 6, function() return pick(letters) end)
end

local function template()
  return repeated(4, function()
    return pick { "x", "%0", "%1", "%2", "%%", "%", "%9", "\0", "" }
  end)
end

local function same(expected, found)
  if expected.n ~= found.n then return false end
  for i = 1, expected.n do
    if expected[i] ~= found[i] or math.type(expected[i]) ~= math.type(found[i]) then return false end
  end
  return true
end

local function written(results)
  local parts = {}
  for i = 1, results.n do
    parts[i] = type(results[i]) == "string" and ("%q"):format(results[i]) or tostring(results[i])
  end
  return concat(parts, ", ")
end

local matched, failed = 0, 0

local function compare(name, expected_function, function_found, ...)
  local expected = table.pack(pcall(expected_function, ...))
  local found = table.pack(pcall(function_found, ...))
  if expected[1] == false then
    failed = failed + 1
  elseif expected[2] then
    matched = matched + 1
  end
  if not same(expected, found) then
    error(("%s(%s): expected %s, found %s"):format(
      name, written(table.pack(...)), written(expected), written(found)), 0)
  end
end

-- All that an iterator has to give, its matches apart from each other.
local function all(gmatch)
  return function(...)
    local found = {}
    local iterator = gmatch(...)
    while true do
      local captures = table.pack(iterator())
      if captures.n == 0 then return table.unpack(found) end
      table.move(captures, 1, captures.n, #found + 1, found)
      found[#found + 1] = "|"
    end
  end
end
local stock_all, all_found = all(stock.gmatch), all(string.gmatch)

local functions = {
  function(first, second) return first and #first, second end,
  function() return false end,
  function() end,
  function(...) return select("#", ...) end,
  function(first) return first == "a" and {} or nil end,
}
local tables = {
  { a = "1", b = 2, [""] = "-", ab = false, [1] = "first", [2] = 2.5 },
  setmetatable({}, { __index = function(_, key) return key ~= "b" and key .. "!" end }),
}

for _ = 1, 20000 do
  local pattern = random(3) == 1 and from_bytes() or from_grammar()
  local s = subject()
  local start = random(4) == 1 and random(-8, 8) or nil
  compare("find", stock.find, string.find, s, pattern, start)
  compare("match", stock.match, string.match, s, pattern, start)
  compare("gmatch", stock_all, all_found, s, pattern, start)
  local text = random(2) == 1 and subject() or s:sub(random(-3, 3))
  compare("find", stock.find, string.find, s, text, start, true)
  local limit = random(3) == 1 and random(-1, 4) or nil
  compare("gsub", stock.gsub, string.gsub, s, pattern, template(), limit)
  compare("gsub", stock.gsub, string.gsub, s, pattern, pick(functions), limit)
  compare("gsub", stock.gsub, string.gsub, s, pattern, pick(tables), limit)
end
assert(matched > 25000 and failed > 10000, "the patterns are to match, and to be wrong, now and then")

-- Around the limits on depth, captures and sizes of buffers.
for count = 190, 210 do
  local long = ("a"):rep(count)
  for _, part in ipairs { "a?", "a*", "a-", "()", "(a)", "(a?)", "b?", "b*", "(", "%a" } do
    compare("find", stock.find, string.find, long, part:rep(count))
    compare("match", stock.match, string.match, long, part:rep(count - 169))
  end
end
for size = 1, 4000, 37 do
  local s = ("ab c"):rep(size)
  compare("gsub", stock.gsub, string.gsub, s, "%w+", "<%0%0>")
  compare("gsub", stock.gsub, string.gsub, s, "b", { b = ("x"):rep(size) }, size // 2)
  compare("gsub", stock.gsub, string.gsub, s, "", "-")
  compare("gmatch", stock_all, all_found, s:sub(1, 2000), "%a")
end

local counts = { -1, 0, 1, 2, 3, 7, 100, 5000, 1 << 20, 1 << 31, 1 << 62, math.maxinteger, math.mininteger }
for _, s in ipairs { "", "x", "abc", ("long"):rep(300) } do
  for _, separator in ipairs { "", ",", "; ", ("-"):rep(2000) } do
    for _, count in ipairs(counts) do
      local size = (#s + #separator) * count
      -- Neither longer than a test needs nor, for the stock function, without an end.
      if count < 5001 or size > 1 << 31 or (count == 1 << 20 and size < 1 << 23 and size > 0) then
        compare("rep", stock.rep, string.rep, s, count, separator)
      end
    end
  end
end

-- table.move, shorter and longer than what is left to the stock function.
local function moved(move)
  return function(count, first, to, other)
    local from, log = {}, {}
    for i = 1, count do from[i] = i end
    local destination = other and {} or nil
    local result = move(from, first, count, to, destination)
    assert(result == (destination or from))
    for i = to - 1, to + count + 1 do log[#log + 1] = tostring(result[i]) end
    for i = 1, count do log[#log + 1] = tostring(from[i]) end
    return concat(log, " ")
  end
end
for _, count in ipairs { 1, 10, 4095, 4096, 4097, 9000 } do
  for _, first in ipairs { 1, 2, -3 } do
    for _, to in ipairs { 1, 2, 3, -5, 5000, 20000, 1 << 40 } do
      compare("move", moved(stock.move), moved(table.move), count, first, to, false)
      compare("move", moved(stock.move), moved(table.move), count, first, to, true)
    end
  end
end

-- The order in which it moves shows in metamethods.
local function order(move)
  return function(count, to)
    local log = {}
    local logging = setmetatable({}, {
      __index = function(_, key) log[#log + 1] = key end,
      __newindex = function(_, key) log[#log + 1] = -key end,
    })
    move(logging, 1, count, to)
    return concat(log, " ")
  end
end
for _, count in ipairs { 5, 5000 } do
  for _, to in ipairs { -9, 1, 2, count, count + 1 } do
    compare("move", order(stock.move), order(table.move), count, to)
  end
end

-- The same text run with the stock functions in their places and with the others, for the names in messages.
local function run_with(functions, source)
  local kept = { move = table.move }
  for name in pairs(functions) do
    if name ~= "move" then
      kept[name], string[name] = string[name], functions[name]
    end
  end
  table.move = functions.move
  local results = table.pack(pcall(load(source, "=script")))
  for name in pairs(kept) do
    if name ~= "move" then string[name] = kept[name] end
  end
  table.move = kept.move
  return table.unpack(results, 1, results.n)
end
local arguments = {
  "", "nil", "'a'", "12", "1.5", "'1'", "{}", "type", "'x', nil", "'(', 1", "'a', {}", "'a', '%', {}",
}
local calls = {}
for name in pairs(stock) do
  for _, list in ipairs(arguments) do
    local library = name == "move" and "table" or "string"
    local some = list == "" and "nil" or list
    calls[#calls + 1] = ("return %s.%s(%s)"):format(library, name, list)
    calls[#calls + 1] = ("return pcall(%s.%s, %s)"):format(library, name, some)
    calls[#calls + 1] = ("local f = %s.%s; f('a', 'a', %s)"):format(library, name, some)
    if library == "string" then calls[#calls + 1] = ("return ('a'):%s(%s)"):format(name, list) end
  end
end
for _, rest in ipairs {
  "1, 2, 3", "{}", "{}, 'x'", "{}, 1, 2", "{}, 1, 2, 3, 4", "{}, 1, 9000, 1, 4", "4, 1, 9000, 1",
  "{}, 1, 9000, 1, type", "{}, -1, math.maxinteger, math.mininteger", "{}, math.mininteger, -2, 2",
  "{}, 0, math.maxinteger, 1", "{}, -1, math.maxinteger, 2", "{}, 1, math.maxinteger, 2", "{}, 1.5, 9000, 1",
  "{}, 1, 9000, math.maxinteger - 8998", "{}, 1, 9000, math.maxinteger - 8999", "'', 1, 9000, 1",
  "setmetatable({}, {__index = {}}), 1, 9000, 1, ''",
  "setmetatable({}, {__newindex = function(_, k) error(k) end}), 1, 9000, 2, {}",
  "{1, 2}, 1, 5000, 1, setmetatable({}, {__newindex = function(_, k, v) error(k, 0) end})",
} do
  calls[#calls + 1] = ("return type(table.move(%s))"):format(rest)
end
for _, call in ipairs(calls) do
  local expected = table.pack(run_with(stock, call))
  local ours = {}
  for name in pairs(stock) do ours[name] = name == "move" and table.move or string[name] end
  local found = table.pack(run_with(ours, call))
  for _, results in ipairs { expected, found } do
    -- Iterators are not the same function.
    for i = 1, results.n do
      if type(results[i]) == "function" then results[i] = "function" end
    end
  end
  if not same(expected, found) then
    error(("%s: expected %s, found %s"):format(call, written(expected), written(found)), 0)
  end
end
