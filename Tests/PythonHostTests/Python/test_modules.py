"""How the functions are found."""

import importlib
import sys
import types
import unittest

import KSR
import KSR.tm
from KSR import pv


class Modules(unittest.TestCase):
    def test_are_modules(self):
        self.assertIsInstance(KSR.tm, types.ModuleType)
        self.assertIs(sys.modules["KSR.tm"], KSR.tm)
        self.assertIs(KSR.pv, pv)
        self.assertEqual(KSR.tm.__name__, "KSR.tm")

    def test_includes_one_whose_name_is_a_keyword(self):
        self.assertIs(importlib.import_module("KSR.async"), getattr(KSR, "async"))
        self.assertIn("task_route", dir(getattr(KSR, "async")))

    def test_includes_x_as_app_python3_has_it(self):
        self.assertTrue(callable(KSR.x.modf))
        for name in "exit", "drop":
            with self.assertRaises(AttributeError):
                getattr(KSR.x, name)

    def test_lists_functions(self):
        self.assertIn("is_method", dir(KSR))
        self.assertIn("t_relay", dir(KSR.tm))
        self.assertEqual(KSR.tm.t_relay.__name__, "t_relay")
        self.assertEqual(KSR.tm.t_relay.__module__, "KSR.tm")


class Unknown(unittest.TestCase):
    def test_name_is_an_attribute_error(self):
        for call, text in [
            (lambda: KSR.is_metod, "module 'KSR' has no attribute 'is_metod'"),
            (lambda: KSR.tm.t_rely, "module 'KSR.tm' has no attribute 't_rely'"),
        ]:
            with self.assertRaises(AttributeError) as caught:
                call()
            self.assertEqual(str(caught.exception), text)
        self.assertFalse(hasattr(KSR, "is_metod"))

    def test_module_is_an_import_error(self):
        with self.assertRaises(ModuleNotFoundError):
            importlib.import_module("KSR.nothing")


class Modf(unittest.TestCase):
    def setUp(self):
        KSR._reset()

    def test_calls_by_the_native_name(self):
        KSR._mock("KSR.sl.sl_send_reply", [404, "Gone"], -1)
        self.assertEqual(KSR.x.modf("sl_send_reply", "404", "Gone"), -1)

    def test_takes_text_alone(self):
        for arguments in [(), (1,), ("a", 1), ("a", "b", "c", "d")]:
            with self.assertRaises(TypeError):
                KSR.x.modf(*arguments)

    def test_says_what_is_wrong(self):
        with self.assertRaisesRegex(RuntimeError, "KSR.x.modf: 'send_reply' takes 2 parameters here, 1 passed"):
            KSR.x.modf("send_reply", "404")


class Lifetime(unittest.TestCase):
    def test_a_function_outlives_its_module(self):
        function = KSR.isflagset
        saved = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "KSR"}
        try:
            fresh = importlib.import_module("KSR")
            fresh.setflag(7)
            self.assertIs(fresh.isflagset(7), True)
            self.assertIsNot(fresh.isflagset, function)
            del fresh
            for name in list(sys.modules):
                if name.split(".")[0] == "KSR":
                    del sys.modules[name]
        finally:
            sys.modules.update(saved)
        self.assertIs(function(31), False)


if __name__ == "__main__":
    unittest.main()
