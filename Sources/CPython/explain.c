// What is easier said in Python: compiled once, and called.
#include "internal.h"

#include <stdio.h>

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

// Reading a name that KSR does not have raises Python's own error: a module with a __getattr__ that knew better
// would make every call slower. A new reference.
static PyObject *named(const ksr_host *host, PyObject *kind, PyObject *value) {
  PyObject *text = PyErr_GivenExceptionMatches(kind, PyExc_AttributeError) ? PyObject_Str(value) : NULL;
  const char *shown = text ? ksr_utf8(text, NULL) : NULL;
  char module[128] = "", name[128] = "";
  bool isUnknown = shown && (sscanf(shown, "module 'KSR' has no attribute '%127[^']'", name) == 1 ||
                             sscanf(shown, "module 'KSR.%127[^']' has no attribute '%127[^']'", module, name) == 2);
  Py_XDECREF(text);
  PyErr_Clear();
  if (!isUnknown) return ksr_new_reference(value);
  ksr_result result = host->unknown(host->context, module, name);
  if (result.type != KSR_FAILURE) return ksr_new_reference(value);
  PyObject *better = PyObject_CallFunction(kind, "s#", host->proxy->text, (Py_ssize_t)result.number);
  PyErr_Clear();
  return better ? better : ksr_new_reference(value);
}

PyObject *ksr_explain(const ksr_host *host, PyObject *kind, PyObject *value, PyObject *trace) {
  static PyObject *function;
  if (!function) function = ksr_define(explain, "explain");
  PyObject *shown = named(host, kind, value ? value : Py_None);
  PyObject *text =
      function ? PyObject_CallFunctionObjArgs(function, kind, shown, trace ? trace : Py_None, NULL) : NULL;
  Py_DECREF(shown);
  if (text) return text;
  PyErr_Clear();
  return PyUnicode_FromString("the script raised an exception that cannot be printed");
}
