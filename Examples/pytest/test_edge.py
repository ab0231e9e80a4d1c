import edge
import KSR
import pytest


def test_answers_keepalives(route, replies):
    route("OPTIONS")
    assert replies() == [(200, "Keepalive")]


@pytest.mark.parametrize("method", ["SUBSCRIBE", "PUBLISH", "MESSAGE"])
def test_turns_away_other_methods(route, replies, method):
    route(method)
    assert replies() == [(405, "Method Not Allowed")]


def test_stops_loops(route, replies):
    KSR._mock("maxfwd.process_maxfwd", -1)
    route("INVITE")
    assert replies() == [(483, "Too Many Hops")]
    assert KSR._calls("tm.t_relay") == []


def test_says_nothing_to_banned_sources(route, replies):
    KSR._mock("htable.sht_get", ["ipban", None], 1)
    route("OPTIONS")
    assert replies() == []


def test_relays_calls(route, replies):
    KSR._mock("tm.t_relay", 1)
    route("INVITE")
    (header,) = KSR._calls("hdr.append")
    assert header["arguments"] == ["X-Edge: 1\r\n"]
    assert len(KSR._calls("tm.t_relay")) == 1
    assert KSR._calls("sl.sl_reply_error") == []


def test_reports_that_relaying_failed(route):
    KSR._mock("tm.t_relay", -1)
    route("INVITE")
    assert len(KSR._calls("sl.sl_reply_error")) == 1


@pytest.mark.parametrize("known, relayed", [(1, 1), (-1, 0)])
def test_relays_cancel_of_known_calls(route, known, relayed):
    KSR._mock("tm.t_check_trans", known)
    KSR._mock("tm.t_relay", 1)
    route("CANCEL")
    assert len(KSR._calls("tm.t_relay")) == relayed


def test_sends_busy_callers_to_voicemail(route):
    KSR._mock("tm.t_relay", 1)
    KSR._mock("tm.t_check_status", ["486"], 1)
    route("INVITE")
    edge.mod_init().ksr_failure_busy(None)
    (change,) = KSR._calls("pv.sets")
    assert change["arguments"] == ["$ru", "sip:voicemail@example.com"]


def test_names_a_failure_route_that_exists(route):
    route("INVITE")
    (call,) = KSR._calls("tm.t_on_failure")
    assert callable(getattr(edge.mod_init(), *call["arguments"]))
