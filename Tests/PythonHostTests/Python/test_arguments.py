"""What a call of a KSR function takes, refuses and returns."""

import unittest

import KSR


class Strict(unittest.TestCase):
    def setUp(self):
        KSR._reset()

    def refused(self, call, text):
        with self.assertRaises(TypeError) as caught:
            call()
        self.assertEqual(str(caught.exception), text)

    def test_passes_int_and_str(self):
        self.assertIs(KSR.setflag(5), True)
        self.assertIs(KSR.isflagset(5), True)
        self.assertIs(KSR.isflagset(6), False)
        self.assertIs(KSR.is_method("OPTIONS"), True)
        self.assertIs(KSR.is_method("INVITE"), False)

    def test_takes_bool_for_int(self):
        KSR.setflag(True)
        self.assertIs(KSR.isflagset(1), True)
        self.assertIs(KSR.isflagset(False), False)

    def test_takes_subclasses(self):
        class Number(int):
            pass

        class Text(str):
            pass

        self.assertIs(KSR.setflag(Number(3)), True)
        self.assertIs(KSR.isflagset(3), True)
        self.assertIs(KSR.is_method(Text("OPTIONS")), True)

    def test_takes_32_bits(self):
        self.assertIs(KSR.isflagset(2**31 - 1), False)
        self.assertIs(KSR.isflagset(-(2**31)), False)
        for number in 2**31, -(2**31) - 1, 2**63, 2**64:
            self.refused(
                lambda: KSR.isflagset(number),
                "KSR.isflagset(int flag_number): argument 1 (flag_number) has to be an int, "
                f"not the int {number}, which does not fit into 32 bits",
            )

    def test_refuses_other_types(self):
        place = "KSR.isflagset(int flag_number): argument 1 (flag_number) has to be an int, not "
        self.refused(lambda: KSR.isflagset("5"), place + 'the str "5"')
        self.refused(lambda: KSR.isflagset(5.0), place + "float")
        self.refused(lambda: KSR.isflagset(b"5"), place + "bytes")
        self.refused(lambda: KSR.isflagset([]), place + "list")
        place = "KSR.is_method(str methods): argument 1 (methods) has to be a str, not "
        self.refused(lambda: KSR.is_method(5), place + "the int 5")
        self.refused(lambda: KSR.is_method(b"INVITE"), place + "bytes")

    def test_does_not_run_code_of_what_it_refuses(self):
        class Loud:
            def __str__(self):
                raise AssertionError("printed")

            __repr__ = __index__ = __int__ = __str__

        with self.assertRaisesRegex(TypeError, "not Loud$"):
            KSR.isflagset(Loud())

    def test_refuses_other_counts(self):
        place = "KSR.isflagset(int flag_number): 1 argument expected, "
        self.refused(lambda: KSR.isflagset(), place + "0 passed")
        self.refused(lambda: KSR.isflagset(1, 2), place + "2 passed")
        self.refused(lambda: KSR.isflagset(*range(100)), place + "16 passed")

    def test_refuses_keywords(self):
        for name, call in [
            ("isflagset", lambda: KSR.isflagset(flag_number=5)),
            ("is_maxfwd_lt", lambda: KSR.maxfwd.is_maxfwd_lt(limit=5)),
            ("modf", lambda: KSR.x.modf(name="a")),
        ]:
            with self.assertRaisesRegex(TypeError, rf"{name}\(\) takes no keyword arguments"):
                call()

    def test_passes_any_text(self):
        for text in "", "\0", "a\0b", "\u00e9", "\U0001f4de", "x" * 100_000:
            KSR._mock("is_method", [text], True)
            self.assertIs(KSR.is_method(text), True)

    def test_raises_what_app_python3_raises_for_a_lone_surrogate(self):
        with self.assertRaises(UnicodeEncodeError):
            KSR.is_method("\udcff")


class Results(unittest.TestCase):
    def setUp(self):
        KSR._reset()

    def answer(self, value):
        KSR._mock("pv.get", value)
        return KSR.pv.get("$x")

    def test_keeps_the_type(self):
        self.assertIsNone(self.answer(None))
        self.assertIs(self.answer(True), True)
        for value in 0, -1, 256, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63), "", "a", "\u00e9", "a\0b":
            KSR._reset()
            self.assertEqual(self.answer(value), value)

    def test_raises_for_text_that_is_no_utf8(self):
        with self.assertRaises(UnicodeDecodeError):
            self.answer(b"\xff")

    def test_has_no_containers(self):
        self.assertIsNone(self.answer({"a": 1}))
        self.assertIsNone(self.answer([[1, 2]]))
        notes = KSR._outcome()["notes"]
        self.assertEqual(
            notes,
            [
                "KSR.pv.get answers a dict, which app_python3 does not pass on: the script gets None.",
                "KSR.pv.get answers an array, which app_python3 does not pass on: the script gets None.",
            ],
        )


class Compatible(unittest.TestCase):
    def setUp(self):
        KSR._reset()
        KSR._option("treatment", "compat")
        self.addCleanup(KSR._option, "treatment", "strict")

    def test_answers_false(self):
        self.assertIs(KSR.isflagset("x"), False)
        self.assertIs(KSR.isflagset(), False)
        self.assertIs(KSR.tm.t_reply(404, 404), False)

    def test_ignores_what_is_too_much(self):
        KSR.setflag(5)
        self.assertIs(KSR.isflagset(5, "x", None), True)

    def test_cuts_to_32_bits(self):
        KSR.setflag(5)
        self.assertIs(KSR.isflagset(2**32 + 5), True)

    def test_takes_no_keywords_and_no_surrogates_either(self):
        with self.assertRaises(TypeError):
            KSR.isflagset(flag_number=5)
        with self.assertRaises(UnicodeEncodeError):
            KSR.is_method("\udcff")


if __name__ == "__main__":
    unittest.main()
