-- What would go on for hours is interrupted; `allow(n)` lets the functions take about so many steps more.
local function interrupted(name, f, ...)
  allow(100000)
  local done, problem = pcall(f, ...)
  allow(math.maxinteger)
  if done then error(name .. " was not interrupted", 0) end
  -- Raised by the test with the steps of the last report.
  if math.type(problem) ~= "integer" then error(name .. ": " .. tostring(problem), 0) end
  if problem < 4096 then error(name .. " reported only " .. problem .. " steps", 0) end
end

local a = ("a"):rep(100000)
local nested = ("a-"):rep(20) .. "b"
interrupted("find", string.find, a, nested)
interrupted("a method call", function() return a:find(nested) end)
interrupted("match", string.match, a, ("a*"):rep(20) .. "b")
interrupted("gmatch", function() for _ in string.gmatch(a, nested) do end end)
interrupted("gsub", string.gsub, a, nested, "")
interrupted("optional items", string.find, ("a"):rep(99), ("a?"):rep(99) .. ("a"):rep(98) .. "b")
interrupted("captures", string.find, a, "(a-)(a-)(a-)%1%2%3b")
interrupted("balanced", string.find, ("("):rep(100000), "%b()")
interrupted("back-reference", string.find, a .. "b", "(a+)%1c")
interrupted("sets", string.find, ("x"):rep(10000), "[" .. a .. "]")
interrupted("a long set at a frontier", string.find, ("x"):rep(10000), "%f[" .. a .. "]")
interrupted("plain find", string.find, a, ("a"):rep(50000) .. "b", 1, true)
interrupted("find without specials", string.find, a, ("a"):rep(50000) .. "b")
interrupted("a long template", string.gsub, ("a"):rep(100), "a", ("x"):rep(1000000))
interrupted("template of captures", string.gsub, ("a"):rep(10), "a", ("%0"):rep(100000))
interrupted("template of long captures", string.gsub, a, ".+", ("%0"):rep(1000))
interrupted("a long value", string.gsub, ("a"):rep(100), "a", { a = ("x"):rep(1000000) })
interrupted("many matches", string.gsub, a, "", "")
interrupted("a table", string.gsub, a, "a", {})
interrupted("a C function", string.gsub, a, "a", tostring)
interrupted("rep", string.rep, "x", 10000000)
interrupted("rep of a long text", string.rep, a, 1000, a)
interrupted("move", table.move, {}, 1, 10 ^ 15, 2)
interrupted("move to another table", table.move, {}, 1, 10 ^ 15, 1, {})
interrupted("move from far below", table.move, {}, math.mininteger, -2, 1)
interrupted("move to what equals", table.move, setmetatable({}, { __eq = rawlen }), 1, 10 ^ 15, 2, {})

-- Many short calls are reported like a long one.
interrupted("short calls", function()
  while true do string.find("abc", "^b") end
end)
interrupted("searches for a first byte", function()
  while true do string.find(a, "x[yz]") end
end)
interrupted("short moves", function()
  while true do table.move({}, 1, 100, 2) end
end)
interrupted("short steps of an iterator", function()
  while true do
    for _ in string.gmatch("a b c", "%a") do end
  end
end)

-- The functions are whole after an interruption, and an iterator goes on from where it was.
assert(string.find("xay", "a") == 2)
local iterator = string.gmatch("first " .. a .. a .. " last", "%a+")
assert(iterator() == "first")
interrupted("an iterator", iterator)
assert(iterator() == a .. a and iterator() == "last" and iterator() == nil)

-- Nothing is there to be done, whatever the count.
allow(1)
assert(string.rep("", 10 ^ 15) == "" and string.rep("", math.maxinteger, "") == "")
assert(not pcall(table.move, {}, 1, math.maxinteger, 2))
assert(select("#", table.move({}, 1, math.mininteger, 2)) == 1)
