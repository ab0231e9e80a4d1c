// A script of ours: loaded into the interpreter we are in, and asked to run routes.
#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct ksr_python_script {
  const ksr_python_host *host;
  ksr_python_limits limits;
  bool covers;
  char *path;
  PyObject *folder;   // the first place where its imports are looked for
  PyObject *before;   // a list of the modules that were there before it
  PyObject *module;   // what the file has become
  PyObject *handler;  // what mod_init() has returned; NULL if the routes are functions
  PyObject *failure;
};

// The script whose load or route runs.
static ksr_python_script *running;

static PyObject *place_of(const ksr_python_script *script, bool *takes_message) {
  *takes_message = script->handler != NULL;
  return script->handler ? script->handler : script->module;
}

PyObject *ksr_current_place(bool *takes_message) { return running ? place_of(running, takes_message) : NULL; }

ksr_python_script *ksr_python_open(const ksr_python_host *host, ksr_python_limits limits, bool covers) {
  ksr_python_script *script = calloc(1, sizeof *script);
  if (!script) return NULL;
  script->host = host;
  script->limits = limits;
  script->covers = covers;
  return script;
}

// MARK: One after the other, each with limits

static ksr_python_script *begin(ksr_python_script *script) {
  ksr_python_script *outer = running;
  running = script;
  ksr_base_depth = ksr_depth();
  // Only loading comes before there is a module.
  ksr_begin_limits(script->limits, script->module == NULL);
  if (script->covers && script->folder) ksr_begin_coverage(&script->host->common, script->path, script->folder);
  return outer;
}

static enum ksr_ending finish(ksr_python_script *script, ksr_python_script *outer) {
  ksr_end_limits();
  if (script->covers) ksr_end_coverage();
  running = outer;
  ksr_base_depth = 0;
  Py_CLEAR(script->failure);
  return ksr_take_ending(&script->host->common, &script->failure);
}

const char *ksr_python_failure(const ksr_python_script *script, size_t *length) {
  Py_ssize_t count = 0;
  const char *text = script->failure ? ksr_utf8(script->failure, &count) : NULL;
  if (!text) PyErr_Clear();
  *length = text ? (size_t)count : 0;
  return text ? text : "";
}

// MARK: Loading

static PyObject *read_file(const char *path) {
  PyObject *io = PyImport_ImportModule("io");
  PyObject *file = io ? PyObject_CallMethod(io, "open", "ss", path, "rb") : NULL;
  PyObject *text = file ? PyObject_CallMethod(file, "read", NULL) : NULL;
  PyObject *closed = text ? PyObject_CallMethod(file, "close", NULL) : NULL;
  if (!closed) Py_CLEAR(text);
  Py_XDECREF(closed);
  Py_XDECREF(file);
  Py_XDECREF(io);
  return text;
}

// By the function `compile`, which says what it does not like, a NUL byte too.
static PyObject *compile_file(const char *path) {
  PyObject *text = read_file(path);
  PyObject *builtins = text ? PyImport_ImportModule("builtins") : NULL;
  PyObject *code = builtins ? PyObject_CallMethod(builtins, "compile", "OssiO", text, path, "exec", 0, Py_True) : NULL;
  Py_XDECREF(text);
  Py_XDECREF(builtins);
  return code;
}

// Its real path, as that of each module is made of it.
static bool set_folder(ksr_python_script *script) {
  const char *slash = strrchr(script->path, '/');
  size_t length = slash ? (size_t)(slash - script->path) + 1 : 0;
  char *name = length ? strndup(script->path, length) : strdup(".");
  char *folder = name ? realpath(name, NULL) : NULL;
  script->folder = folder ? PyUnicode_DecodeFSDefault(folder) : PyErr_SetFromErrnoWithFilename(PyExc_OSError, name);
  free(name);
  free(folder);
  return script->folder != NULL;
}

static bool add_folder(const ksr_python_script *script) {
  PyObject *places = PySys_GetObject("path");
  return places && PyList_Insert(places, 0, script->folder) == 0;
}

static PyObject *make_module(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  PyObject *stem = PyUnicode_DecodeFSDefaultAndSize(name, dot && dot > name ? dot - name : (Py_ssize_t)strlen(name));
  PyObject *module = stem ? PyModule_NewObject(stem) : NULL;
  PyObject *file = PyUnicode_DecodeFSDefault(path);
  bool made = module && file && PyObject_SetAttrString(module, "__file__", file) == 0 &&
              PyObject_SetItem(PyImport_GetModuleDict(), stem, module) == 0;
  Py_XDECREF(stem);
  Py_XDECREF(file);
  if (!made) Py_CLEAR(module);
  return module;
}

// As app_python3 does; a module without mod_init is a script for app_python3s.
static bool make_handler(ksr_python_script *script) {
  PyObject *function = PyObject_GetAttrString(script->module, "mod_init");
  if (!function) {
    PyErr_Clear();
    return true;
  }
  script->handler = PyObject_CallObject(function, NULL);
  Py_DECREF(function);
  if (!script->handler) return false;
  PyObject *start = PyObject_GetAttrString(script->handler, "child_init");
  if (!start) {
    PyErr_SetString(PyExc_AttributeError,
                    "what mod_init() returns has no method child_init(rank); app_python3 does not start without it");
    return false;
  }
  PyObject *value = PyObject_CallFunction(start, "i", 1);
  Py_DECREF(start);
  Py_XDECREF(value);
  return value != NULL;
}

static bool load(ksr_python_script *script) {
  script->before = PyDict_Keys(PyImport_GetModuleDict());
  if (!script->before || !ksr_install(script->host) || !add_folder(script)) return false;
  PyObject *code = compile_file(script->path);
  script->module = code ? make_module(script->path) : NULL;
  PyObject *names = script->module ? PyModule_GetDict(script->module) : NULL;
  bool ready = names && PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins()) == 0;
  PyObject *value = ready ? PyEval_EvalCode(code, names, names) : NULL;
  Py_XDECREF(code);
  Py_XDECREF(value);
  return value && make_handler(script);
}

enum ksr_ending ksr_python_load(ksr_python_script *script, const char *path) {
  script->path = strdup(path);
  bool ready = script->path ? set_folder(script) : PyErr_NoMemory() != NULL;
  ksr_python_script *outer = begin(script);
  if (ready) load(script);
  return finish(script, outer);
}

// MARK: Routes

bool ksr_python_has(ksr_python_script *script, const char *route) {
  bool takes_message;
  PyObject *place = place_of(script, &takes_message);
  PyObject *function = place ? PyObject_GetAttrString(place, route) : NULL;
  bool has = function && PyCallable_Check(function);
  PyErr_Clear();
  Py_XDECREF(function);
  return has;
}

enum ksr_ending ksr_python_run(ksr_python_script *script, const char *route, const char *event) {
  ksr_python_script *outer = begin(script);
  bool takes_message;
  PyObject *place = place_of(script, &takes_message);
  Py_XDECREF(ksr_call_route(place, takes_message, route, event));
  return finish(script, outer);
}

// MARK: Closing

bool ksr_is_below(PyObject *path, PyObject *folder) {
  Py_ssize_t length = PyUnicode_GetLength(folder);
  return PyUnicode_Tailmatch(path, folder, 0, PY_SSIZE_T_MAX, -1) == 1 &&
         (length == 1 || (PyUnicode_GetLength(path) > length && PyUnicode_ReadChar(path, length) == '/'));
}

static bool is_in_folder(const ksr_python_script *script, PyObject *module) {
  PyObject *file = PyObject_GetAttrString(module, "__file__");
  PyErr_Clear();
  // A folder without __init__.py has no file, but a list of places.
  PyObject *places = file && file != Py_None ? NULL : PyObject_GetAttrString(module, "__path__");
  PyObject *path = places ? PySequence_GetItem(places, 0) : file ? ksr_new_reference(file) : NULL;
  bool is_in = path && PyUnicode_Check(path) && ksr_is_below(path, script->folder);
  PyErr_Clear();
  Py_XDECREF(file);
  Py_XDECREF(places);
  Py_XDECREF(path);
  return is_in;
}

// Another script may have modules of the same names, and each holds on to the KSR that it has imported.
static void forget_modules(const ksr_python_script *script) {
  PyObject *loaded = PyImport_GetModuleDict();
  PyObject *names = PyDict_Keys(loaded);
  for (Py_ssize_t i = 0; names && i < PyList_Size(names); i++) {
    PyObject *name = PyList_GetItem(names, i);
    if (PySequence_Contains(script->before, name) != 0) continue;
    PyObject *module = PyObject_GetItem(loaded, name);
    if (module && (module == script->module || is_in_folder(script, module))) PyObject_DelItem(loaded, name);
    PyErr_Clear();
    Py_XDECREF(module);
  }
  Py_XDECREF(names);
  PyErr_Clear();
}

static void forget_folder(const ksr_python_script *script) {
  PyObject *places = PySys_GetObject("path");
  Py_ssize_t index = places ? PySequence_Index(places, script->folder) : -1;
  if (index >= 0) PySequence_DelItem(places, index);
  PyErr_Clear();
}

void ksr_python_close(ksr_python_script *script) {
  if (script->before && script->folder) forget_modules(script);
  if (script->folder) forget_folder(script);
  Py_XDECREF(script->folder);
  Py_XDECREF(script->before);
  Py_XDECREF(script->handler);
  Py_XDECREF(script->module);
  Py_XDECREF(script->failure);
  free(script->path);
  free(script);
}
