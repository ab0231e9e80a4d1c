-- Says of each text of a file whether this Lua compiles it: a 1 or a 0 for each. Before each text stand its length
-- and a line end.
local file = assert(io.open(arg[1], "rb"))
local compile = loadstring or load
local numbered = not jit
local marks = _VERSION ~= "Lua 5.1"
local answers = {}
while true do
  local length = file:read("*l")
  if not length then break end
  local text = file:read(tonumber(length)) or ""
  if numbered then
    -- What loading a file does, and loading a text does not.
    if marks and text:sub(1, 3) == "\239\187\191" then text = text:sub(4) end
    if text:sub(1, 1) == "#" then text = text:gsub("^[^\n]*", "") end
  end
  answers[#answers + 1] = text:byte(1) ~= 27 and compile(text, "=text") and "1" or "0"
end
io.write(table.concat(answers))
