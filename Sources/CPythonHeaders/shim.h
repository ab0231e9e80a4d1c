// Says where Python.h is; C alone reads it, in CPython.
