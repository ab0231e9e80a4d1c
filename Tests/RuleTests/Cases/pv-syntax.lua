-------- no variable
KSR.pv.get("ru") --> 13 pv-syntax: a pseudo-variable begins with '$'
KSR.pv.sets("var(x)", "1") --> 14 pv-syntax: a pseudo-variable begins with '$'
KSR.pv.get("") --> 13 pv-syntax: the name of a pseudo-variable is empty
-------- parentheses
KSR.pv.get("$ru{uri.user}") --> 16 pv-syntax: a transformation needs parentheses around all of it: '$(ru{uri.user})'
KSR.pv.get("$var(x") --> 13 pv-syntax: the '(' of the pseudo-variable is never closed
KSR.pv.get("$hdr(Via)[0]") --> 22 pv-syntax: an index needs parentheses around all of it: '$(hdr(Via)[0])'
KSR.pv.get("$(ru{uri.user}") --> 13 pv-syntax: the '(' of the pseudo-variable is never closed
-------- text around it
KSR.pv.get("$ru ") --> 16 pv-syntax: text follows the pseudo-variable '$ru', which is to stand alone here
KSR.pv.is_null("$avp(a)$avp(b)") --> 24 pv-syntax: text follows the pseudo-variable '$avp(a)', which is to stand alone here
-------- names that it needs, or has none of
KSR.pv.get("$avp") --> 14 pv-syntax: '$avp' needs a name in parentheses, as in '$avp(name)'
KSR.pv.get("$ru(user)") --> 17 pv-syntax: '$ru' takes no name in parentheses
-------- in a text with variables
KSR.xlog.xinfo("from $fu for 5$\n") --> 16 pv-syntax: no name follows the '$'; write '$$' for the sign itself
KSR.xlog.xinfo("$(ru{uri.user\n") --> 16 pv-syntax: the '(' of the pseudo-variable is never closed
-------- through names
local USER = "$ru{uri.user}"
local get = KSR.pv.gete
local function value(name) return KSR.pv.get(name) or "" end
local function uri(name)
  local text = KSR.pv.get(name)
  return text
end
get(USER) --> 5 pv-syntax: a transformation needs parentheses around all of it: '$(ru{uri.user})'
value("$fu{uri.host}") --> 11 pv-syntax: a transformation needs parentheses around all of it: '$(fu{uri.host})'
uri('tu') --> 6 pv-syntax: a pseudo-variable begins with '$'
pcall(KSR.pv.get, "tu") --> 20 pv-syntax: a pseudo-variable begins with '$'
-------- clean: whole variables
KSR.pv.get("$(ru{uri.user})")
KSR.pv.get("$(hdr(Via)[0])")
KSR.pv.seti("$sht(ipban=>$si)", 1)
KSR.pv.gete("$(xavp(ulrcd[0]=>received){uri.param,home})")
-------- clean: a value is no variable
KSR.pv.sets("$var(x)", "5$")
KSR.info("for 5$\n")
KSR.xlog.xinfo("for 5$$\n")
-------- clean: what cannot be known
KSR.pv.get("var(" .. name .. ")")
KSR.pv.get(name)
local variable = "ru"
if test then variable = "$ru" end
KSR.pv.get(variable)
-------- clean: wrappers that add to their argument
local function var(name) return KSR.pv.get("$var(" .. name .. ")") end
local function either(name)
  if name:sub(1, 1) ~= "$" then name = "$var(" .. name .. ")" end
  return KSR.pv.get(name)
end
var("x")
either("x")
