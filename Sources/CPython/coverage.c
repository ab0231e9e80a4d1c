// Which lines of a script run, and which could.
#include "internal.h"

#include <string.h>

// MARK: Those that run

static struct {
  const ksr_host *host;
  const char *script;  // its path
  PyObject *folder;
} coverage;

static PyObject *filename_of(PyObject *frame) {
  PyObject *code = PyObject_GetAttrString(frame, "f_code");
  PyObject *file = code ? PyObject_GetAttrString(code, "co_filename") : NULL;
  Py_XDECREF(code);
  return file;
}

// Libraries are not what is tested.
static bool is_covered(PyObject *file) {
  if (!PyUnicode_Check(file)) return false;
  return PyUnicode_CompareWithASCIIString(file, coverage.script) == 0 || ksr_is_below(file, coverage.folder);
}

static PyObject *trace_line(PyObject *self, PyObject *arguments);
static PyMethodDef trace_method = {"trace_line", trace_line, METH_VARARGS, NULL};

// Python calls it with a frame, the kind of event, and what belongs to it; and calls what it returns for the lines
// of that frame.
static PyObject *trace_line(PyObject *self, PyObject *arguments) {
  (void)self;
  PyObject *frame, *value;
  const char *event;
  if (!PyArg_ParseTuple(arguments, "OsO", &frame, &event, &value)) return NULL;
  if (!coverage.host) Py_RETURN_NONE;
  PyObject *file = filename_of(frame);
  bool covered = file && is_covered(file);
  if (covered && strcmp(event, "line") == 0) {
    PyObject *line = PyObject_GetAttrString(frame, "f_lineno");
    const char *source = ksr_utf8(file, NULL);
    if (line && source && PyLong_Check(line)) {
      coverage.host->line(coverage.host->context, source, (int)PyLong_AsLong(line));
    }
    Py_XDECREF(line);
  }
  Py_XDECREF(file);
  PyErr_Clear();
  if (!covered) Py_RETURN_NONE;
  return PyCFunction_New(&trace_method, NULL);
}

static void set_trace(PyObject *function) {
  PyObject *set = PySys_GetObject("settrace");
  PyObject *value = set && function ? PyObject_CallFunctionObjArgs(set, function, NULL) : NULL;
  // Without it nothing is known to run, which shows.
  PyErr_Clear();
  Py_XDECREF(value);
}

void ksr_begin_coverage(const ksr_host *host, const char *script, PyObject *folder) {
  PyObject *function = PyCFunction_New(&trace_method, NULL);
  coverage.host = host;
  coverage.script = script;
  coverage.folder = folder;
  set_trace(function);
  Py_XDECREF(function);
}

void ksr_end_coverage(void) {
  // The exception at hand says how the route ended.
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  set_trace(Py_None);
  coverage.host = NULL;
  PyErr_Restore(type, value, traceback);
}

// MARK: Those that could

static const char find_lines[] =
    "import dis, warnings\n"
    "def find_lines(text):\n"
    "  with warnings.catch_warnings():\n"
    "    warnings.simplefilter('ignore')\n"
    "    codes = [compile(text, 'script', 'exec', 0, True)]\n"
    "  lines = set()\n"
    "  for code in codes:\n"
    "    lines.update(line for _, line in dis.findlinestarts(code) if line)\n"
    "    codes += [constant for constant in code.co_consts if isinstance(constant, type(code))]\n"
    "  return sorted(lines)\n";

bool ksr_python_lines(const char *text, size_t length, void *context, void (*found)(void *context, int32_t line)) {
  static PyObject *function;
  if (!function) function = ksr_define(find_lines, "find_lines");
  PyObject *lines = function ? PyObject_CallFunction(function, "y#", text ? text : "", (Py_ssize_t)length) : NULL;
  Py_ssize_t count = lines ? PyList_Size(lines) : 0;
  for (Py_ssize_t i = 0; i < count; i++) found(context, (int32_t)PyLong_AsLong(PyList_GetItem(lines, i)));
  Py_XDECREF(lines);
  PyErr_Clear();
  return lines != NULL;
}
