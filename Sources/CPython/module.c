// The module KSR and those under it.
#include "internal.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static PyObject *bound_type;

static void free_bound(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_XDECREF(((ksr_bound *)self)->owner);
  PyObject_Free(self);
  Py_DECREF(type);
}

static bool make_bound_type(void) {
  static PyType_Slot slots[] = {{Py_tp_dealloc, free_bound}, {0, NULL}};
  static PyType_Spec spec = {
      .name = "KSR.Function", .basicsize = sizeof(ksr_bound), .flags = Py_TPFLAGS_DEFAULT, .slots = slots};
  if (!bound_type) bound_type = PyType_FromSpec(&spec);
  return bound_type != NULL;
}

PyObject *ksr_make_function(ksr_bound prototype, const char *shown, PyObject *module, ksr_fast_function call) {
  ksr_bound *bound = PyObject_New(ksr_bound, (PyTypeObject *)bound_type);
  if (!bound) return NULL;
  bound->function = prototype.function;
  bound->name = prototype.name;
  bound->host = prototype.host;
  bound->owner = ksr_new_reference(prototype.owner);
  bound->method = (PyMethodDef){
      .ml_name = shown, .ml_meth = (PyCFunction)(void (*)(void))call, .ml_flags = METH_FASTCALL};
  PyObject *function = PyCFunction_NewEx(&bound->method, (PyObject *)bound, module);
  Py_DECREF(bound);
  return function;
}

// MARK: Modules

typedef struct filling {
  const ksr_python_host *host;
  PyObject *owner;
  PyObject *loaded;  // sys.modules, borrowed
} filling;

static bool set_function(const filling *filling, PyObject *module, ksr_bound prototype, const char *shown,
                         ksr_fast_function call) {
  prototype.host = filling->host;
  prototype.owner = filling->owner;
  PyObject *place = PyModule_GetNameObject(module);
  PyObject *function = place ? ksr_make_function(prototype, shown, place, call) : NULL;
  bool set = function && PyObject_SetAttrString(module, shown, function) == 0;
  Py_XDECREF(place);
  Py_XDECREF(function);
  return set;
}

static PyObject *make_module(const filling *filling, PyObject *ksr, const char *name) {
  PyObject *path = PyUnicode_FromFormat("KSR.%s", name);
  PyObject *module = path ? PyModule_NewObject(path) : NULL;
  bool made = module && PyObject_SetItem(filling->loaded, path, module) == 0 &&
              PyObject_SetAttrString(ksr, name, module) == 0;
  Py_XDECREF(path);
  if (!made) Py_CLEAR(module);
  return module;
}

static bool set_entries(const filling *filling, PyObject *ksr) {
  const ksr_proxy *proxy = filling->host->common.proxy;
  const ksr_function *function = proxy->functions;
  const ksr_function *end = function + proxy->function_count;
  while (function < end) {
    const char *name = function->module;
    PyObject *module = *name ? make_module(filling, ksr, name) : ksr_new_reference(ksr);
    bool set = module != NULL;
    for (; set && function < end && strcmp(function->module, name) == 0; function++) {
      set = set_function(filling, module, (ksr_bound){.function = function}, function->name,
                         ksr_call_of(function));
    }
    Py_XDECREF(module);
    if (!set) return false;
  }
  return true;
}

// As in app_python3, KSR.x has no exit and no drop.
static bool set_x(const filling *filling, PyObject *ksr) {
  PyObject *x = make_module(filling, ksr, "x");
  bool set = x && set_function(filling, x, (ksr_bound){0}, "modf", ksr_call_native);
  Py_XDECREF(x);
  return set;
}

static PyObject *run_main(PyObject *self, PyObject *const *values, Py_ssize_t count) {
  const ksr_bound *bound = (const ksr_bound *)self;
  if (count != 1 || !PyUnicode_Check(values[0])) {
    return PyErr_Format(PyExc_TypeError, "KSR._main() is for kemi, which passes one str");
  }
  Py_ssize_t length;
  const char *text = ksr_utf8(values[0], &length);
  return text ? PyLong_FromLong(bound->host->run_main(bound->host->common.context, text, (size_t)length)) : NULL;
}

static bool set_bench(const filling *filling, PyObject *ksr) {
  static const char *const names[] = {"_message", "_mock", "_calls", "_outcome", "_reset", "_option"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!set_function(filling, ksr, (ksr_bound){.name = names[i] + 1}, names[i], ksr_call_bench)) return false;
  }
  return set_function(filling, ksr, (ksr_bound){0}, "_main", run_main);
}

static void release(PyObject *capsule) {
  const ksr_python_host *host = PyCapsule_GetPointer(capsule, NULL);
  host->release(host->common.context);
}

bool ksr_fill(PyObject *ksr, const ksr_python_host *host) {
  filling filling = {.host = host, .loaded = PyImport_GetModuleDict()};
  // A package without a folder: `import KSR.nothing` says that there is no such module.
  PyObject *path = PyList_New(0);
  bool filled = path && PyObject_SetAttrString(ksr, "__path__", path) == 0;
  Py_XDECREF(path);
  filling.owner = filled ? PyCapsule_New((void *)host, NULL, release) : NULL;
  if (!filling.owner) return false;
  host->retain(host->common.context);
  filled = set_entries(&filling, ksr) && set_x(&filling, ksr) && set_bench(&filling, ksr);
  Py_DECREF(filling.owner);
  return filled;
}

// MARK: Import

static bool set_up(void) {
  // Outside of the stable interface in 3.9, but there, and the only way to a text without a copy.
  ksr_utf8 = (const char *(*)(PyObject *, Py_ssize_t *))dlsym(RTLD_DEFAULT, "PyUnicode_AsUTF8AndSize");
  if (!ksr_utf8) {
    PyErr_SetString(PyExc_ImportError, "KSR needs CPython 3.9 or later");
    return false;
  }
  return make_bound_type() && ksr_set_up_limits();
}

static int execute(PyObject *module) {
  return set_up() && ksr_fill(module, ksr_python_default_host()) ? 0 : -1;
}

PyMODINIT_FUNC PyInit_KSR(void) {
  static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};
  static PyModuleDef definition = {
      .m_base = PyModuleDef_HEAD_INIT,
      .m_name = "KSR",
      .m_doc = "Kamailio's functions for routing scripts.",
      .m_slots = slots};
  return PyModuleDef_Init(&definition);
}

bool ksr_install(const ksr_python_host *host) {
  PyObject *loaded = PyImport_GetModuleDict();
  PyObject *names = PyDict_Keys(loaded);
  if (!names) return false;
  bool installed = true;
  for (Py_ssize_t i = 0; i < PyList_Size(names) && installed; i++) {
    PyObject *name = PyList_GetItem(names, i);
    const char *text = PyUnicode_Check(name) ? ksr_utf8(name, NULL) : NULL;
    if (!text) PyErr_Clear();
    if (text && strncmp(text, "KSR.", 4) == 0) installed = PyDict_DelItem(loaded, name) == 0;
  }
  Py_DECREF(names);
  PyObject *ksr = installed ? PyModule_New("KSR") : NULL;
  installed = ksr && ksr_fill(ksr, host) && PyDict_SetItemString(loaded, "KSR", ksr) == 0;
  Py_XDECREF(ksr);
  return installed;
}
