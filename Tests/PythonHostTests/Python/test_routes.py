"""Routes of the script that a call of a KSR function runs before it returns."""

import unittest

import KSR

INVITE = (
    "INVITE sip:bob@example.com SIP/2.0\n"
    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\n"
    "From: <sip:alice@example.com>;tag=1\n"
    "To: <sip:bob@example.com>\n"
    "Call-ID: 1@192.0.2.1\n"
    "CSeq: 1 INVITE\n\n"
)


class Class:
    """A script for app_python3."""

    def __init__(self):
        self.ran = []

    def ksr_request_route(self, msg, route):
        KSR.tm.t_on_branch(route)
        # A method that does not have the route, and a function, are between it and the call.
        return Helper().relay()

    def ksr_branch(self, msg):
        self.ran.append(type(msg).__name__)
        KSR.pv.sets("$ru", "sip:carol@example.com")

    def ksr_branch_that_exits(self, msg):
        self.ran.append("exit")
        exit()

    def ksr_branch_that_fails(self, msg):
        self.ran.append("fail")
        raise ValueError("no branch")


class Helper:
    def relay(self):
        return relay()


def relay():
    return KSR.tm.t_relay()


RAN = []


def module_branch():
    RAN.append("module")


class Routes(unittest.TestCase):
    def setUp(self):
        KSR._reset()
        KSR._message(INVITE)
        RAN.clear()

    def run_branch(self, route):
        script = Class()
        self.assertEqual(script.ksr_request_route(None, route), 1)
        return script.ran, KSR._outcome()

    def test_are_methods_of_the_object_that_calls(self):
        ran, outcome = self.run_branch("ksr_branch")
        self.assertEqual(ran, ["Message"])
        self.assertEqual([relay["uri"] for relay in outcome["relays"]], ["sip:carol@example.com"])

    def test_are_functions_of_the_module_that_calls(self):
        ran, outcome = self.run_branch("module_branch")
        self.assertEqual((ran, RAN), ([], ["module"]))
        self.assertEqual(outcome["failures"], [])

    def test_end_alone_with_exit(self):
        ran, outcome = self.run_branch("ksr_branch_that_exits")
        self.assertEqual((ran, outcome["failures"]), (["exit"], []))
        self.assertEqual(len(outcome["relays"]), 1)

    def test_fail_alone(self):
        ran, outcome = self.run_branch("ksr_branch_that_fails")
        self.assertEqual(ran, ["fail"])
        (failure,) = outcome["failures"]
        self.assertEqual(failure["route"], "ksr_branch_that_fails")
        self.assertTrue(failure["text"].endswith("ValueError: no branch\n"))

    def test_have_to_exist(self):
        _, outcome = self.run_branch("nothing")
        (failure,) = outcome["failures"]
        self.assertIn("the script has no function 'nothing'", failure["text"])


if __name__ == "__main__":
    unittest.main()
