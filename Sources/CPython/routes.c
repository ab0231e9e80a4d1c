// Routes of the script: how they are found, called, and how they end.
#include "internal.h"

// MARK: The message that routes get

static PyObject *message_attribute(PyObject *self, PyObject *name) {
  PyObject *value = PyObject_GenericGetAttr(self, name);
  if (value || !PyErr_ExceptionMatches(PyExc_AttributeError)) return value;
  PyErr_Clear();
  return PyErr_Format(PyExc_AttributeError,
                      "the message has no '%U' here; KSR.pv.get() reads what belongs to it, as KSR.pv.get(\"$rm\")",
                      name);
}

static void free_message(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_Free(self);
  Py_DECREF(type);
}

PyObject *ksr_make_message(void) {
  static PyType_Slot slots[] = {
      {Py_tp_getattro, message_attribute}, {Py_tp_dealloc, free_message}, {0, NULL}};
  static PyType_Spec spec = {
      .name = "KSR.Message", .basicsize = sizeof(PyObject), .flags = Py_TPFLAGS_DEFAULT, .slots = slots};
  static PyObject *type;
  if (!type) type = PyType_FromSpec(&spec);
  return type ? (PyObject *)PyObject_New(PyObject, (PyTypeObject *)type) : NULL;
}

// MARK: Calls

PyObject *ksr_call_route(PyObject *place, bool takes_message, const char *route, const char *event) {
  PyObject *function = place ? PyObject_GetAttrString(place, route) : NULL;
  if (!function || !PyCallable_Check(function)) {
    Py_XDECREF(function);
    if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_AttributeError)) {
      PyErr_Format(PyExc_AttributeError, "the script has no %s '%s'", takes_message ? "method" : "function", route);
    }
    return NULL;
  }
  PyObject *message = takes_message ? ksr_make_message() : NULL;
  PyObject *arguments = NULL;
  if (takes_message && message) {
    arguments = event ? Py_BuildValue("(Os)", message, event) : Py_BuildValue("(O)", message);
  } else if (!takes_message) {
    arguments = event ? Py_BuildValue("(s)", event) : PyTuple_New(0);
  }
  PyObject *value = arguments ? PyObject_CallObject(function, arguments) : NULL;
  Py_XDECREF(arguments);
  Py_XDECREF(message);
  Py_DECREF(function);
  return value;
}

enum ksr_ending ksr_take_ending(const ksr_host *host, PyObject **failure) {
  *failure = NULL;
  if (!PyErr_Occurred()) return KSR_RETURNED;
  if (PyErr_ExceptionMatches(PyExc_SystemExit)) {
    PyErr_Clear();
    return KSR_EXITED;
  }
  PyObject *type = NULL, *value = NULL, *traceback = NULL;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  *failure = ksr_explain(host, type, value, traceback);
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  PyErr_Clear();
  return KSR_FAILED;
}

// MARK: Routes that a call has caused to run

static PyObject *attribute(PyObject *object, const char *name) {
  PyObject *value = object ? PyObject_GetAttrString(object, name) : NULL;
  if (!value) PyErr_Clear();
  return value;
}

// The first parameter of a method that is active, if it has the route.
static PyObject *receiver(PyObject *frame, const char *route) {
  PyObject *code = attribute(frame, "f_code");
  PyObject *names = attribute(code, "co_varnames");
  PyObject *count = attribute(code, "co_argcount");
  PyObject *locals = attribute(frame, "f_locals");
  PyObject *object = NULL;
  if (names && locals && count && PyObject_IsTrue(count) == 1) {
    PyObject *name = PySequence_GetItem(names, 0);
    object = name ? PyObject_GetItem(locals, name) : NULL;
    Py_XDECREF(name);
  }
  PyErr_Clear();
  PyObject *method = attribute(object, route);
  if (!method || !PyCallable_Check(method)) Py_CLEAR(object);
  Py_XDECREF(method);
  Py_XDECREF(code);
  Py_XDECREF(names);
  Py_XDECREF(count);
  Py_XDECREF(locals);
  return object;
}

// Under a test nobody has said what the script is: it is the object whose method is active and that has the
// route, or else the module of the caller.
static PyObject *find_place(const char *route, bool *takes_message) {
  PyObject *frame = (PyObject *)PyEval_GetFrame();
  PyObject *globals = attribute(frame, "f_globals");
  Py_XINCREF(frame);
  PyObject *object = NULL;
  for (int depth = 0; frame && depth < 64 && !object; depth++) {
    object = receiver(frame, route);
    PyObject *above = attribute(frame, "f_back");
    Py_DECREF(frame);
    frame = above;
    if (frame == Py_None) Py_CLEAR(frame);
  }
  Py_XDECREF(frame);
  *takes_message = object != NULL;
  if (!object) {
    PyObject *name = globals ? PyDict_GetItemString(globals, "__name__") : NULL;
    object = name ? PyObject_GetItem(PyImport_GetModuleDict(), name) : NULL;
    PyErr_Clear();
  }
  Py_XDECREF(globals);
  return object;
}

void ksr_run_routes(const ksr_host *host) {
  const char *route;
  while ((route = host->begin_route(host->context))) {
    bool takes_message;
    PyObject *place = ksr_current_place(&takes_message);
    if (place) {
      Py_INCREF(place);
    } else {
      place = find_place(route, &takes_message);
    }
    Py_XDECREF(ksr_call_route(place, takes_message, route, NULL));
    Py_XDECREF(place);
    PyObject *failure;
    enum ksr_ending ending = ksr_take_ending(host, &failure);
    Py_ssize_t length = 0;
    const char *text = failure ? ksr_utf8(failure, &length) : NULL;
    if (!text) {
      PyErr_Clear();
      text = "";
      length = 0;
    }
    host->end_route(host->context, ending, text, (size_t)length);
    Py_XDECREF(failure);
  }
}
