// What is easier said in Python: compiled once, and called.
#include "internal.h"

PyObject *ksr_define(const char *text, const char *name) {
  PyObject *names = PyDict_New();
  PyObject *code = names ? Py_CompileString(text, "KSR", Py_file_input) : NULL;
  bool ready = code && PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins()) == 0;
  PyObject *value = ready ? PyEval_EvalCode(code, names, names) : NULL;
  PyObject *function = value ? PyDict_GetItemString(names, name) : NULL;
  Py_XINCREF(function);
  Py_XDECREF(value);
  Py_XDECREF(code);
  Py_XDECREF(names);
  return function;
}

// The place in the script and the message, in one line that editors know; and the traceback as Python prints it.
static const char explain[] =
    "import traceback\n"
    "def explain(kind, value, trace):\n"
    "  text = ''.join(traceback.format_exception(kind, value, trace))\n"
    "  places = [(entry.filename, entry.lineno) for entry in traceback.extract_tb(trace)]\n"
    "  places = [place for place in places if place[0] == places[0][0]]\n"
    "  if isinstance(value, SyntaxError) and value.filename: places.append((value.filename, value.lineno))\n"
    "  if not places: return text\n"
    "  message = traceback.format_exception_only(kind, value)[-1].strip()\n"
    "  return '%s:%s: %s\\n%s' % (*places[-1], message, text)\n";

PyObject *ksr_explain(PyObject *kind, PyObject *value, PyObject *trace) {
  static PyObject *function;
  if (!function) function = ksr_define(explain, "explain");
  PyObject *text = function ? PyObject_CallFunctionObjArgs(function, kind, value ? value : Py_None,
                                                           trace ? trace : Py_None, NULL)
                            : NULL;
  if (text) return text;
  PyErr_Clear();
  return PyUnicode_FromString("the script raised an exception that cannot be printed");
}
