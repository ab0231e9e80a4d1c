// Where the script is.
#include "internal.h"

enum { DEEPEST = 64 };

int ksr_base_depth;

static PyObject *attribute(PyObject *object, const char *name) {
  PyObject *value = object ? PyObject_GetAttrString(object, name) : NULL;
  if (!value) PyErr_Clear();
  return value;
}

// The frame that is above, and one reference less to this one.
static PyObject *step(PyObject *frame) {
  PyObject *above = attribute(frame, "f_back");
  Py_XDECREF(frame);
  if (above == Py_None) Py_CLEAR(above);
  return above;
}

// By attributes: the functions for it belong to the stable interface only from 3.10 on.
static PyObject *current_frame(void) {
  PyObject *frame = (PyObject *)PyEval_GetFrame();
  return frame ? ksr_new_reference(frame) : NULL;
}

int ksr_depth(void) {
  int depth = 0;
  PyObject *frame = current_frame();
  while (frame && depth < DEEPEST) {
    depth++;
    frame = step(frame);
  }
  Py_XDECREF(frame);
  return depth;
}

void ksr_locate(ksr_proxy *proxy) {
  // What `source` points into.
  static PyObject *file;
  proxy->line = 0;
  proxy->source = NULL;
  PyObject *frame = current_frame();
  PyObject *line = attribute(frame, "f_lineno");
  PyObject *code = attribute(frame, "f_code");
  Py_XDECREF(file);
  file = attribute(code, "co_filename");
  // Rather no line than one of another type: 3.10 has None where a frame is on no line.
  if (line && PyLong_Check(line)) {
    int overflow;
    long number = PyLong_AsLongAndOverflow(line, &overflow);
    if (number > 0 && number <= INT32_MAX) proxy->line = (int)number;
  }
  if (file && PyUnicode_Check(file)) proxy->source = ksr_utf8(file, NULL);
  if (PyErr_Occurred()) PyErr_Clear();
  Py_XDECREF(line);
  Py_XDECREF(code);
  Py_XDECREF(frame);
  int depth = ksr_depth() - ksr_base_depth - 1;
  proxy->depth = depth > 0 ? depth : 0;
}
