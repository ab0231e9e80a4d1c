-- What the functions return by the reference manual of Lua 5.4, §6.4.1, and the messages of their errors.

local function written(value)
  return type(value) == "string" and ("%q"):format(value) or tostring(value)
end

-- { call, result… }
local function check(calls)
  for _, call in ipairs(calls) do
    local results = table.pack(assert(load("return " .. call[1]))())
    local expected = #call - 1
    assert(results.n == expected, ("%s: %d results, not %d"):format(call[1], results.n, expected))
    for i = 1, expected do
      -- "nil" stands for nil, which a list cannot hold.
      local value = call[i + 1]
      if value == "nil" then value = nil end
      if results[i] ~= value then
        error(("%s: result %d is %s, not %s"):format(call[1], i, written(results[i]), written(value)), 0)
      end
    end
  end
end

check {
  -- Positions.
  { [=[("hello"):find("l")]=], 3, 3 },
  { [=[("hello"):find("l", 4)]=], 4, 4 },
  { [=[("hello"):find("l", -1)]=], "nil" },
  { [=[("hello"):find("h", -100)]=], 1, 1 },
  { [=[("hello"):find("", 6)]=], 6, 5 },
  { [=[("hello"):find("", 7)]=], "nil" },
  { [=[("hello"):find("", 10, true)]=], "nil" },
  { [=[("hello"):match("l()", 0)]=], 4 },
  { [=[string.rep(123, 2)]=], "123123" },
  { [=[string.find(1234, 23)]=], 2, 3 },
  -- Plain text.
  { [=[("a.b"):find(".", 1, true)]=], 2, 2 },
  { [=[("a.b"):find(".", 3, true)]=], "nil" },
  { [=[("aXaXb"):find("aXb", 1, true)]=], 3, 5 },
  { [=[("a\0b"):find("\0b")]=], 2, 3 },
  -- Classes, sets and what is special in them.
  { [=[("key = value"):match("^(%w+)%s*=%s*(%w+)$")]=], "key", "value" },
  { [=[("a]b"):match("[]]")]=], "]" },
  { [=[("]ab"):match("[^]]+")]=], "ab" },
  { [=[("x-y"):match("[a-]+", 2)]=], "-" },
  { [=[("f^g"):match("[f^]+")]=], "f^" },
  { [=[("50%"):match("[%d%%]+")]=], "50%" },
  { [=[("\0\1"):find("%z")]=], 1, 1 },
  { [=[("é"):match("[\xc3][\xa9]")]=], "é" },
  -- Repetitions.
  { [=[("<a><b>"):match("<.->")]=], "<a>" },
  { [=[("<a><b>"):match("<.*>")]=], "<a><b>" },
  { [=[("colour color"):gsub("colou?r", "hue")]=], "hue hue", 2 },
  { [=[("aaa"):match("a-")]=], "" },
  { [=[("aaa"):match("a-$")]=], "aaa" },
  { [=[("baaa"):match("a*")]=], "" },
  -- Anchors.
  { [=[("aa"):find("^a", 2)]=], 2, 2 },
  { [=[("ba"):find("^a")]=], "nil" },
  { [=[("a$b"):find("a$b")]=], 1, 3 },
  { [=[("a^b"):find("a^b")]=], 1, 3 },
  { [=[("aaa"):gsub("^a", "b")]=], "baa", 1 },
  -- Captures.
  { [=[("hello"):match("()ll()")]=], 3, 5 },
  { [=[("abcd"):find("((b)(c))")]=], 2, 3, "bc", "b", "c" },
  { [=[("<'it\"s'>"):match("([\"'])(.-)%1")]=], "'", 'it"s' },
  { [=[("aXbX"):match("()%1")]=], "nil" },
  -- Balanced text and frontiers.
  { [=[("f(a(b)c)d"):match("%b()")]=], "(a(b)c)" },
  { [=[("f(a(b)c"):match("%b()")]=], "(b)" },
  { [=[("|a|b|"):match("%b||")]=], "|a|" },
  { [=[("THE (quick) fox"):find("%f[%a]%a+%f[%A]", 4)]=], 6, 10 },
  { [=[("THE (quick) fox"):gsub("%f[%w]%w+", "x")]=], "x (x) x", 3 },
  { [=[("ab"):find("%f[%z]")]=], 3, 2 },
  -- Replacements.
  { [=[("hello world"):gsub("o", "0", 1)]=], "hell0 world", 1 },
  { [=[("hello world"):gsub("o", "0", 0)]=], "hello world", 0 },
  { [=[("hello"):gsub("", "-")]=], "-h-e-l-l-o-", 6 },
  { [=[("abc"):gsub("%w", "%0%0")]=], "aabbcc", 3 },
  { [=[("abc"):gsub("%w", "%1")]=], "abc", 3 },
  { [=[("abc"):gsub("()", "%1")]=], "1a2b3c4", 4 },
  { [=[("a=1, b=2"):gsub("(%w)=(%w)", "%2=%1")]=], "1=a, 2=b", 2 },
  { [=[("50%"):gsub("%%", "%%%%")]=], "50%%", 1 },
  { [=[("abc"):gsub("%w", {a = 1, b = false, c = "x"})]=], "1bx", 3 },
  { [=[("abc"):gsub("(%w)(%w)", function(x, y) return y .. x end)]=], "bac", 1 },
  { [=[("abc"):gsub("%w", function() end)]=], "abc", 3 },
  { [=[("abc"):gsub("b*", "-")]=], "-a-c-", 3 },
  { [=[("x"):gsub("x", 1.5)]=], "1.5", 1 },
  -- rep and move.
  { [=[("ab"):rep(3, ",")]=], "ab,ab,ab" },
  { [=[("ab"):rep(1, ",")]=], "ab" },
  { [=[("ab"):rep(0)]=], "" },
  { [=[("ab"):rep(-1)]=], "" },
  { [=[(""):rep(3, ",")]=], ",," },
  { [=[table.unpack(table.move({1, 2, 3}, 1, 3, 2))]=], 1, 1, 2, 3 },
  { [=[table.unpack(table.move({1, 2, 3}, 2, 3, 1))]=], 2, 3, 3 },
  { [=[table.unpack(table.move({1, 2}, 1, 2, 1, {}))]=], 1, 2 },
}

local function all(s, pattern, start)
  local found = {}
  for first, second in s:gmatch(pattern, start) do
    found[#found + 1] = second and first .. "=" .. second or first
  end
  return table.concat(found, "|")
end
for _, case in ipairs {
  { "one two  three", "%a+", nil, "one|two|three" },
  { "a=1, b=2", "(%w)=(%w)", nil, "a=1|b=2" },
  { "abc", "", nil, "|||" },
  { "abc", "()", nil, "1|2|3|4" },
  { "one two", "%a+", 3, "e|two" },
  { "one two", "%a+", -2, "wo" },
  { "one two", "%a*", 9, "" },
  -- No anchor: it would find the same match for ever.
  { "aa^a", "^a", nil, "^a" },
} do
  local found = all(case[1], case[2], case[3])
  assert(found == case[4], ("gmatch(%q, %q): %q, not %q"):format(case[1], case[2], found, case[4]))
end

local long = ("a"):rep(300)
for _, case in ipairs {
  { "malformed pattern (ends with '%')", string.find, "a", "%" },
  { "malformed pattern (missing ']')", string.find, "a", "[a" },
  { "malformed pattern (missing ']')", string.find, "a", "[]" },
  { "malformed pattern (missing ']')", string.find, "a", "[^]" },
  { "malformed pattern (missing ']')", string.find, "a", "[a%" },
  { "malformed pattern (missing ']')", string.find, "a", "[a%]" },
  { "malformed pattern (missing arguments to '%b')", string.match, "a", "%b" },
  { "malformed pattern (missing arguments to '%b')", string.match, "a", "%bx" },
  { "missing '[' after '%f' in pattern", string.match, "a", "%fa" },
  { "invalid pattern capture", string.match, "a", "a)" },
  { "unfinished capture", string.match, "a", "(a" },
  { "invalid capture index %1", string.match, "a", "%1" },
  { "invalid capture index %0", string.match, "a", "(%0)" },
  { "invalid capture index %1", string.match, "a", "(%1)" },
  { "invalid capture index %2", string.gsub, "a", "a", "%2" },
  { "invalid use of '%' in replacement string", string.gsub, "a", "a", "%x" },
  { "invalid use of '%' in replacement string", string.gsub, "a", "a", "%" },
  { "invalid replacement value (a table)", string.gsub, "a", "a", { a = {} } },
  { "invalid replacement value (a boolean)", string.gsub, "a", "a", function() return true end },
  { "too many captures", string.find, long, ("()"):rep(33) },
  { "pattern too complex", string.find, long, ("a?"):rep(200) },
  { "resulting string too large", string.rep, "x", 1 << 31 },
  { "resulting string too large", string.rep, "x", math.maxinteger, "xx" },
} do
  local done, problem = pcall(table.unpack(case, 2))
  assert(not done and problem == case[1], ("%q expected, not %q"):format(case[1], tostring(problem)))
end
assert(string.find(long, ("a?"):rep(199)) == 1 and select("#", string.find(long, ("()"):rep(32))) == 34)

for _, case in ipairs {
  { "string.find()", "bad argument #1 to 'find' (string expected, got no value)" },
  { "string.find(nil, 'a')", "bad argument #1 to 'find' (string expected, got nil)" },
  { "('x'):find()", "bad argument #1 to 'find' (string expected, got no value)" },
  { "('x'):match({})", "bad argument #1 to 'match' (string expected, got table)" },
  { "('x'):gmatch('x', 1.5)", "bad argument #2 to 'gmatch' (number has no integer representation)" },
  { "('x'):gsub('x')", "bad argument #2 to 'gsub' (string/function/table expected, got no value)" },
  { "string.gsub('x', 'x', nil)", "bad argument #3 to 'gsub' (string/function/table expected, got nil)" },
  { "string.gsub('x', 'x', nil, {})", "bad argument #4 to 'gsub' (number expected, got table)" },
  { "('x'):rep('y')", "bad argument #1 to 'rep' (number expected, got string)" },
  { "table.move(1, 1, 9000, 2)", "bad argument #1 to 'move' (table expected, got number)" },
  { "table.move({}, 1, 9000, 2, 1)", "bad argument #5 to 'move' (table expected, got number)" },
  { "table.move({}, -1, math.maxinteger, 2)", "bad argument #3 to 'move' (too many elements to move)" },
  { "table.move({}, 1, math.maxinteger, 2)", "bad argument #4 to 'move' (destination wrap around)" },
} do
  local done, problem = pcall(assert(load("local _ = " .. case[1], "=script")))
  assert(not done and problem == "script:1: " .. case[2], ("%s: %s"):format(case[1], tostring(problem)))
end
