// From Python's arguments to the proxy and back.
#include "internal.h"

// What a call shows at most of the arguments that do not fit: more than any function takes.
enum { MAXIMUM_PASSED = 16 };

typedef enum fit { FITS, FITS_NOT, RAISED } fit;

static fit read_number(PyObject *value, enum ksr_type type, bool compatible, ksr_argument *argument) {
  // bool is a kind of int, in Python as in app_python3.
  if (Py_TYPE(value) != &PyLong_Type && !PyLong_Check(value)) return FITS_NOT;
  int overflow;
  long number = PyLong_AsLongAndOverflow(value, &overflow);
  if (overflow) return FITS_NOT;
  if (type == KSR_INT && number != (int32_t)number) {
    if (!compatible) return FITS_NOT;
    number = (int32_t)number;
  }
  argument->number = number;
  return FITS;
}

static fit read_text(PyObject *value, ksr_argument *argument) {
  if (Py_TYPE(value) != &PyUnicode_Type && !PyUnicode_Check(value)) return FITS_NOT;
  Py_ssize_t length;
  argument->text = ksr_utf8(value, &length);
  // A lone surrogate: app_python3 raises the same.
  if (!argument->text) return RAISED;
  argument->number = length;
  return FITS;
}

static inline fit read_arguments(const ksr_function *function, PyObject *const *values, Py_ssize_t count,
                                 ksr_argument *arguments) {
  bool compatible = function->proxy->compatible;
  int wanted = function->parameter_count;
  // app_python3 ignores what is too much.
  if (count != wanted && !(compatible && count > wanted)) return FITS_NOT;
  for (int i = 0; i < wanted; i++) {
    enum ksr_type type = function->parameters[i];
    fit fit = type == KSR_STR ? read_text(values[i], arguments + i)
                              : read_number(values[i], type, compatible, arguments + i);
    if (fit != FITS) return fit;
  }
  return FITS;
}

static enum ksr_type type_of(PyObject *value, enum ksr_type wanted) {
  if (value == Py_None) return KSR_NULL;
  if (PyUnicode_Check(value)) return KSR_STR;
  if (PyBool_Check(value)) return wanted == KSR_INT || wanted == KSR_LONG ? wanted : KSR_BOOL;
  if (!PyLong_Check(value)) return KSR_OTHER;
  int overflow;
  long number = PyLong_AsLongAndOverflow(value, &overflow);
  return overflow ? KSR_LONG : number == (int32_t)number ? KSR_INT : KSR_LONG;
}

// The texts go into a list, which keeps them. False if Python has raised an exception.
static bool describe(PyObject *const *values, Py_ssize_t count, const ksr_function *function, ksr_passed *passed,
                     PyObject *texts) {
  for (Py_ssize_t i = 0; i < count; i++) {
    enum ksr_type wanted = KSR_NONE;
    if (function && i < function->parameter_count) wanted = function->parameters[i];
    passed[i] = (ksr_passed){.type = type_of(values[i], wanted)};
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(values[i]), "__name__");
    if (!name || PyList_Append(texts, name) < 0) return false;
    passed[i].type_name = ksr_utf8(name, NULL);
    Py_DECREF(name);
    // What any other object prints as may be long, and would run the script.
    if (passed[i].type == KSR_OTHER) continue;
    PyObject *text = PyUnicode_Check(values[i]) ? ksr_new_reference(values[i]) : PyObject_Str(values[i]);
    if (!text) {
      // A number with thousands of digits has no text.
      PyErr_Clear();
      continue;
    }
    bool kept = PyList_Append(texts, text) == 0;
    Py_ssize_t length = 0;
    passed[i].text = kept ? ksr_utf8(text, &length) : NULL;
    passed[i].length = (size_t)length;
    Py_DECREF(text);
    if (!passed[i].text) return false;
  }
  return true;
}

static PyObject *refuse(const ksr_bound *bound, PyObject *const *values, Py_ssize_t count) {
  ksr_passed passed[MAXIMUM_PASSED];
  if (count > MAXIMUM_PASSED) count = MAXIMUM_PASSED;
  PyObject *texts = PyList_New(0);
  if (!texts) return NULL;
  PyObject *answer = NULL;
  if (describe(values, count, bound->function, passed, texts)) {
    const ksr_host *host = &bound->host->common;
    ksr_locate(host->proxy);
    ksr_result result = host->refuse(host->context, bound->function, passed, (size_t)count);
    answer = ksr_object(host->proxy, result, PyExc_TypeError);
  }
  Py_DECREF(texts);
  return answer;
}

// The call has caused routes, which run before it returns.
static PyObject *run_routes(const ksr_host *host, PyObject *answer) {
  PyObject *type = NULL, *value = NULL, *traceback = NULL;
  PyErr_Fetch(&type, &value, &traceback);
  ksr_run_routes(host);
  PyErr_Restore(type, value, traceback);
  if (!answer || !host->proxy->amends_result) return answer;
  ksr_result amended = host->amend(host->context);
  Py_DECREF(answer);
  return ksr_object(host->proxy, amended, PyExc_RuntimeError);
}

static inline PyObject *finish(const ksr_bound *bound, ksr_result result) {
  const ksr_proxy *proxy = bound->host->common.proxy;
  // Before the routes run: their calls write into the same memory.
  PyObject *answer = ksr_object(proxy, result, PyExc_RuntimeError);
  return proxy->runs_routes ? run_routes(&bound->host->common, answer) : answer;
}

static inline PyObject *answer(const ksr_bound *bound, const ksr_argument *arguments) {
  const ksr_function *function = bound->function;
  ksr_proxy *proxy = function->proxy;
  if (proxy->observed) ksr_locate(proxy);
  ksr_result result = function->call(function, arguments);
  // Most functions return one of these two.
  if (result.type == KSR_BOOL && !proxy->runs_routes) return PyBool_FromLong(result.number != 0);
  if (result.type == KSR_INT && !proxy->runs_routes) return PyLong_FromLong((int32_t)result.number);
  if (result.type == KSR_DICT || result.type == KSR_ARRAY) {
    bound->host->unsupported(bound->host->common.context, function, result.type);
    result.type = KSR_NULL;
  }
  return finish(bound, result);
}

// Any call, and those that do not fit.
static PyObject *call(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  const ksr_bound *bound = (const ksr_bound *)self;
  ksr_argument arguments[KSR_MAXIMUM_PARAMETERS];
  fit fit = read_arguments(bound->function, values, count, arguments);
  if (fit != FITS) return fit == RAISED ? NULL : refuse(bound, values, count);
  return answer(bound, arguments);
}

// The signatures that scripts call most, without a look at the types of their parameters.

static PyObject *call_nothing(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  if (count != 0) return call(self, values, count);
  ksr_argument argument;
  return answer((const ksr_bound *)self, &argument);
}

static PyObject *call_int(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  ksr_argument argument;
  if (count != 1 || read_number(values[0], KSR_INT, false, &argument) != FITS) return call(self, values, count);
  return answer((const ksr_bound *)self, &argument);
}

static PyObject *call_str(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  ksr_argument argument;
  if (count != 1) return call(self, values, count);
  fit fit = read_text(values[0], &argument);
  if (fit != FITS) return fit == RAISED ? NULL : call(self, values, count);
  return answer((const ksr_bound *)self, &argument);
}

ksr_fast_function ksr_call_of(const ksr_function *function) {
  if (function->parameter_count == 0) return call_nothing;
  if (function->parameter_count > 1) return call;
  return function->parameters[0] == KSR_INT ? call_int : function->parameters[0] == KSR_STR ? call_str : call;
}

PyObject *ksr_call_native(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  enum { MOST = 3 };
  const ksr_bound *bound = (const ksr_bound *)self;
  if (count < 1 || count > MOST) {
    return PyErr_Format(PyExc_TypeError, "KSR.x.modf() takes the name of a function and up to 2 parameters, %zd passed",
                        count);
  }
  ksr_passed passed[MOST] = {0};
  for (Py_ssize_t i = 0; i < count; i++) {
    ksr_argument argument;
    fit fit = read_text(values[i], &argument);
    if (fit == RAISED) return NULL;
    if (fit == FITS_NOT) return PyErr_Format(PyExc_TypeError, "KSR.x.modf(): argument %zd has to be a str", i + 1);
    passed[i] =
        (ksr_passed){.type = KSR_STR, .type_name = "str", .text = argument.text, .length = (size_t)argument.number};
  }
  const ksr_host *host = &bound->host->common;
  ksr_locate(host->proxy);
  ksr_result result = host->call_native(host->context, passed, (size_t)count);
  if (result.type == KSR_DICT || result.type == KSR_ARRAY) result.type = KSR_NULL;
  return finish(bound, result);
}

PyObject *ksr_call_bench(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  const ksr_bound *bound = (const ksr_bound *)self;
  ksr_nodes nodes = {0};
  PyObject *answer = NULL;
  bool fits = true;
  for (Py_ssize_t i = 0; i < count && fits; i++) fits = ksr_add_nodes(&nodes, values[i], 0);
  if (fits) {
    const ksr_host *host = &bound->host->common;
    ksr_result result = host->call_bench(host->context, bound->name, nodes.nodes, nodes.count);
    answer = ksr_tree(host->proxy, result, PyExc_ValueError);
  }
  ksr_free_nodes(&nodes);
  return answer;
}
