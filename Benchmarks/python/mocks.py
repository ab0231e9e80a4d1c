"""The same functions as a test would mock them without a proxy: in Python, with the same checks."""

FLAGS = 0
METHOD = "OPTIONS"


def isflagset(flag):
    if not isinstance(flag, int):
        raise TypeError("isflagset: int expected")
    if not -0x80000000 <= flag <= 0x7FFFFFFF:
        raise TypeError("isflagset: 32 bits expected")
    return 0 <= flag <= 31 and FLAGS & 1 << flag != 0


def is_method(methods):
    if not isinstance(methods, str):
        raise TypeError("is_method: str expected")
    return METHOD in methods.upper().split("|")


def ds_is_from_list_mode(groupid, mode):
    if not isinstance(groupid, int) or not isinstance(mode, int):
        raise TypeError("ds_is_from_list_mode: int expected")
    if not -0x80000000 <= groupid <= 0x7FFFFFFF or not -0x80000000 <= mode <= 0x7FFFFFFF:
        raise TypeError("ds_is_from_list_mode: 32 bits expected")
    return 1
