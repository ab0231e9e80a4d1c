// What the proxy is compared with: the same functions with the same checks, written by hand for this interpreter.
// Compiled once as it is, and once with -DLIMITED for the stable interface.
#ifdef LIMITED
#define Py_LIMITED_API 0x03090000
#define MODULE_NAME "handwritten_limited"
#define INIT PyInit_handwritten_limited
#else
#define MODULE_NAME "handwritten"
#define INIT PyInit_handwritten
#endif
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#ifdef LIMITED
// 3.9 has them, but does not promise them.
#define METH_FASTCALL 0x0080
const char *PyUnicode_AsUTF8AndSize(PyObject *text, Py_ssize_t *length);
#endif

static uint32_t flags;
static const char method[] = "OPTIONS";

static bool read_int(const char *function, PyObject *value, int32_t *number) {
  if (!PyLong_Check(value)) {
    PyErr_Format(PyExc_TypeError, "%s: int expected", function);
    return false;
  }
  int overflow;
  long wide = PyLong_AsLongAndOverflow(value, &overflow);
  if (overflow || wide != (int32_t)wide) {
    PyErr_Format(PyExc_TypeError, "%s: 32 bits expected", function);
    return false;
  }
  *number = (int32_t)wide;
  return true;
}

static bool expect(const char *function, Py_ssize_t count, Py_ssize_t wanted) {
  if (count == wanted) return true;
  PyErr_Format(PyExc_TypeError, "%s: %zd arguments expected, %zd passed", function, wanted, count);
  return false;
}

static PyObject *isflagset(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  (void)self;
  int32_t flag;
  if (!expect("isflagset", count, 1) || !read_int("isflagset", values[0], &flag)) return NULL;
  return PyBool_FromLong(flag >= 0 && flag <= 31 && (flags & 1u << flag) != 0);
}

static bool names_method(const char *text, size_t length) {
  return length == strlen(method) && strncasecmp(text, method, length) == 0;
}

// One method, whatever its case, or a list of them: "INVITE|ACK".
static bool matches_method(const char *text, size_t length) {
  const char *bar;
  while ((bar = memchr(text, '|', length))) {
    if (names_method(text, (size_t)(bar - text))) return true;
    length -= (size_t)(bar + 1 - text);
    text = bar + 1;
  }
  return names_method(text, length);
}

static PyObject *is_method(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  (void)self;
  if (!expect("is_method", count, 1)) return NULL;
  if (!PyUnicode_Check(values[0])) return PyErr_Format(PyExc_TypeError, "is_method: str expected");
  Py_ssize_t length;
  const char *text = PyUnicode_AsUTF8AndSize(values[0], &length);
  if (!text) return NULL;
  return PyBool_FromLong(matches_method(text, (size_t)length));
}

static PyObject *ds_is_from_list_mode(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  (void)self;
  int32_t group, mode;
  if (!expect("ds_is_from_list_mode", count, 2) || !read_int("ds_is_from_list_mode", values[0], &group) ||
      !read_int("ds_is_from_list_mode", values[1], &mode)) {
    return NULL;
  }
  return PyLong_FromLong(1);
}

static PyMethodDef functions[] = {
    {"isflagset", (PyCFunction)(void (*)(void))isflagset, METH_FASTCALL, NULL},
    {"is_method", (PyCFunction)(void (*)(void))is_method, METH_FASTCALL, NULL},
    {"ds_is_from_list_mode", (PyCFunction)(void (*)(void))ds_is_from_list_mode, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL}};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = MODULE_NAME, .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC INIT(void) { return PyModule_Create(&definition); }
