-- Run with `busted` under Lua 5.4 once KSR is installed (make install), or from a build: see the README.
local KSR = require "KSR"

local folder = debug.getinfo(1, "S").source:match("^@(.*/)") or "./"

local invite = table.concat({
  "INVITE sip:bob@example.com SIP/2.0",
  "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-1",
  "Max-Forwards: %d",
  "From: \"Alice\" <sip:%s@example.com>;tag=1",
  "To: <sip:bob@example.com>",
  "Call-ID: 1@192.0.2.7",
  "CSeq: 1 INVITE",
  "Content-Length: 0",
  "", "",
}, "\r\n")

describe("the block list", function()
  before_each(function()
    KSR._reset()
    dofile(folder .. "blocklist.lua")
  end)

  it("delivers a call to the registered contact", function()
    KSR._mock("KSR.registrar.lookup", 1)
    KSR._message(invite:format(70, "alice"))
    assert.are.equal("returned", KSR._run("ksr_request_route"))

    local outcome = KSR._outcome()
    assert.are.equal(1, #outcome.relays)
    assert.are.same({}, outcome.replies[2] or {})
    assert.are.same({ "location" }, KSR._calls("KSR.registrar.lookup")[1].arguments)
  end)

  it("answers 404 for a callee who is not registered, and ends there", function()
    KSR._mock("KSR.registrar.lookup", -1)
    KSR._message(invite:format(70, "alice"))
    assert.are.equal("exit", KSR._run("ksr_request_route"))
    assert.are.equal(404, KSR._outcome().replies[1].code)
    assert.are.equal(0, #KSR._calls("KSR.tm.t_relay"))
  end)

  it("refuses a caller on the list", function()
    KSR._message(invite:format(70, "mallory"))
    KSR.htable.sht_seti("blocked", "mallory", 1)
    assert.are.equal("exit", KSR._run("ksr_request_route"))
    assert.are.equal(403, KSR._outcome().replies[1].code)
    assert.are.equal("blocked: sip:mallory@example.com\n", KSR._outcome().log[1].text)
  end)

  it("refuses a message that has gone in circles", function()
    KSR._message(invite:format(0, "alice"))
    assert.are.equal("returned", KSR._run("ksr_request_route"))
    assert.are.equal(483, KSR._outcome().replies[1].code)
  end)

  it("gives the answers of a mock one after the other, and by argument", function()
    KSR._mock("registrar.lookup", { -1, 1 })
    KSR._mock("registrar.lookup", { "aliases" }, -3)
    assert.are.same({ -1, -3, 1, 1 }, {
      KSR.registrar.lookup("location"), KSR.registrar.lookup("aliases"),
      KSR.registrar.lookup("location"), KSR.registrar.lookup("location"),
    })
  end)

  it("says what is wrong with a call, and with a mock", function()
    assert.has_error(function() KSR.sl.send_reply("404", "Not Found") end,
      "KSR.sl.send_reply(int code, str reason): argument 1 (code) has to be an int, not the string \"404\"")
    assert.has_error(function() KSR._mock("KSR.tm.t_rely", 1) end)
  end)

  it("reports an error of the script with its place", function()
    _G.broken = function() KSR.sl.send_reply(404) end
    local ok, text = pcall(KSR._run, "broken")
    assert.is_false(ok)
    assert.is_truthy(text:find("blocklist_spec.lua:%d+: KSR.sl.send_reply%(int code, str reason%): 2 arguments"))
  end)
end)
