"""The functions for tests: KSR._message, _mock, _calls, _outcome, _reset and _option."""

import tempfile
import unittest

import KSR

INVITE = (
    "INVITE sip:bob@example.com SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
    "From: <sip:alice@example.com>;tag=1\r\n"
    "To: <sip:bob@example.com>\r\n"
    "Call-ID: 1@192.0.2.1\r\n"
    "CSeq: 1 INVITE\r\n"
    "Content-Length: 0\r\n\r\n"
)


class Bench(unittest.TestCase):
    def setUp(self):
        KSR._reset()

    def fails(self, text, function, *arguments):
        with self.assertRaises(ValueError) as caught:
            function(*arguments)
        self.assertEqual(str(caught.exception), text)


class Message(Bench):
    def test_is_text_or_bytes(self):
        for text in INVITE, INVITE.replace("\r", ""), INVITE.encode():
            KSR._reset()
            self.assertIs(KSR.is_method("INVITE"), False)
            KSR._message(text)
            self.assertIs(KSR.is_method("INVITE"), True)

    def test_is_a_file(self):
        with tempfile.NamedTemporaryFile("w", newline="") as file:
            file.write(INVITE)
            file.flush()
            KSR._message(file.name)
        self.assertIs(KSR.is_method("INVITE"), True)

    def test_errors_leave_the_message(self):
        KSR._message(INVITE)
        for wrong in "nowhere/to/be.found", "no message\n", "", "\n":
            with self.assertRaisesRegex(ValueError, "^KSR._message: "):
                KSR._message(wrong)
        self.assertIs(KSR.is_method("INVITE"), True)
        for wrong in 1, None, object():
            with self.assertRaises((TypeError, ValueError)):
                KSR._message(wrong)

    def test_flags_belong_to_the_message(self):
        KSR.setflag(5)
        KSR._message(INVITE)
        self.assertIs(KSR.isflagset(5), False)


class Mock(Bench):
    def test_answers(self):
        KSR._mock("KSR.tm.t_relay", -1)
        self.assertEqual(KSR.tm.t_relay(), -1)
        KSR._mock("tm.t_relay", 2)
        self.assertEqual(KSR.tm.t_relay(), 2)

    def test_answers_in_turn_and_stays_with_the_last(self):
        KSR._mock("tm.t_relay", [-1, 0])
        self.assertEqual([KSR.tm.t_relay() for _ in range(3)], [-1, 0, 0])

    def test_answers_by_arguments(self):
        KSR._mock("pv.get", "any")
        KSR._mock("pv.get", ["$ru"], "sip:a@b")
        KSR._mock("htable.sht_get", ["ipban", None], 1)
        self.assertEqual(KSR.pv.get("$ru"), "sip:a@b")
        self.assertEqual(KSR.pv.get("$fu"), "any")
        self.assertEqual(KSR.htable.sht_get("ipban", "192.0.2.1"), 1)
        self.assertIsNone(KSR.htable.sht_get("other", "192.0.2.1"))

    def test_is_checked(self):
        self.fails("KSR._mock: KSR.tm has no function 't_rely'; did you mean 't_relay'?", KSR._mock, "tm.t_rely", 1)
        self.fails("KSR.tm.t_relay returns an int, which the text 'yes' is not", KSR._mock, "tm.t_relay", "yes")
        self.fails("KSR.tm.t_relay: the list of answers is empty", KSR._mock, "tm.t_relay", [])
        self.fails("KSR.pv.get(str variable): no call has the argument the number 1", KSR._mock, "pv.get", [1], "x")
        self.fails("KSR.pv.get(str variable) takes 1 argument, not 2", KSR._mock, "pv.get", ["a", "b"], "x")
        for wrong in (object(),), (2**64,), ({1: 2},), (lambda: 1,):
            with self.assertRaises(TypeError):
                KSR._mock("pv.get", *wrong)

    def test_is_bounded_in_depth(self):
        value = []
        value.append(value)
        with self.assertRaisesRegex(ValueError, "nested deeper than 32"):
            KSR._mock("pv.get", value)

    def test_is_forgotten(self):
        KSR._mock("tm.t_relay", -1)
        KSR._reset()
        KSR._mock("tm.t_relay", ["never"][1:] or 5)
        self.assertEqual(KSR.tm.t_relay(), 5)


class Calls(Bench):
    def test_say_what_and_where(self):
        KSR._mock("pv.get", "x")
        KSR.pv.get("$ru")
        KSR.isflagset(1)
        first, second = KSR._calls()
        self.assertEqual(first["function"], "KSR.pv.get")
        self.assertEqual(first["arguments"], ["$ru"])
        self.assertEqual(first["result"], "x")
        self.assertEqual(first["answer"], "mock")
        self.assertEqual(first["source"], __file__)
        self.assertEqual(first["line"] + 1, second["line"])
        self.assertEqual(second["answer"], "implementation")
        self.assertIs(second["result"], False)
        self.assertEqual(KSR._calls("isflagset"), [second])
        self.assertEqual(KSR._calls("KSR.tm.t_relay"), [])

    def test_include_those_refused(self):
        with self.assertRaises(TypeError) as caught:
            KSR.isflagset("x")
        (call,) = KSR._calls()
        self.assertEqual((call["answer"], call["arguments"]), ("refusal", ["x"]))
        self.assertEqual(call["failure"], str(caught.exception))

    def test_are_checked(self):
        self.fails("KSR._calls: KSR has no module or function 'isflagst'; did you mean 'isflagset'?", KSR._calls, "isflagst")

    def test_are_forgotten(self):
        KSR.isflagset(1)
        KSR._reset()
        self.assertEqual(KSR._calls(), [])


class Reset(Bench):
    def test_forgets_variables_and_tables(self):
        for variable in "$var(a)", "$shv(a)", "$vn(a)":
            before = KSR.pv.get(variable)
            KSR.pv.sets(variable, "x")
            KSR.htable.sht_sets("t", "a", "x")
            self.assertEqual((KSR.pv.get(variable), KSR.htable.sht_get("t", "a")), ("x", "x"))
            KSR._reset()
            self.assertEqual(KSR.pv.get(variable), before)
            self.assertIsNone(KSR.htable.sht_get("t", "a"))


class Outcome(Bench):
    def test_has_the_usual_kinds_from_the_beginning(self):
        kinds = ["replies", "relays", "changes", "log", "notes", "failures"]
        self.assertEqual(KSR._outcome(), {kind: [] for kind in kinds})

    def test_groups_effects_by_kind(self):
        KSR._message(INVITE)
        KSR.sl.send_reply(404, "Not Found")
        (reply,) = KSR._outcome()["replies"]
        self.assertEqual((reply["code"], reply["reason"]), (404, "Not Found"))


class Option(Bench):
    def test_is_checked(self):
        self.fails("treatment is 'strict' or 'compat', not 'lax'", KSR._option, "treatment", "lax")
        self.fails("there is no option 'colour'; there is 'treatment'", KSR._option, "colour", "red")


if __name__ == "__main__":
    unittest.main()
