#ifndef KSR_PYTHON_INTERNAL_H
#define KSR_PYTHON_INTERNAL_H

// Before the first header of the system.
#define _GNU_SOURCE
// One binary for every CPython from 3.9 on.
#define Py_LIMITED_API 0x03090000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "ksr_python.h"

// Declared from 3.10 on; 3.9 has both, unchanged since.
#ifndef METH_FASTCALL
#define METH_FASTCALL 0x0080
#endif
extern const char *(*ksr_utf8)(PyObject *text, Py_ssize_t *length);

// The `self` of each function under KSR: what the function is about, and what keeps it alive.
typedef struct ksr_bound {
  PyObject_HEAD
  const ksr_function *function;  // NULL for what is not in an export table
  const char *name;              // of the function for tests
  const ksr_python_host *host;
  PyObject *owner;
  PyMethodDef method;  // Python reads it as long as the function exists
} ksr_bound;

// Declared from 3.10 on.
static inline PyObject *ksr_new_reference(PyObject *object) {
  Py_INCREF(object);
  return object;
}

typedef PyObject *(*ksr_fast_function)(PyObject *self, PyObject *const *values, Py_ssize_t count);

// Makes a function; `module` is what it shows as the place it comes from. A new reference, or NULL.
PyObject *ksr_make_function(ksr_bound prototype, const char *shown, PyObject *module, ksr_fast_function call);
// KSR and its modules for a host: fills an empty module, and sets the others in `sys.modules`.
bool ksr_fill(PyObject *ksr, const ksr_python_host *host);
// Makes the host's KSR the one that scripts import from here on.
bool ksr_install(const ksr_python_host *host);

// What calls a KSR function: one for its signature.
ksr_fast_function ksr_call_of(const ksr_function *function);
PyObject *ksr_call_native(PyObject *self, PyObject *const *values, Py_ssize_t count);
PyObject *ksr_call_bench(PyObject *self, PyObject *const *values, Py_ssize_t count);

// Says where the script is.
void ksr_locate(ksr_proxy *proxy);
// How many frames are the program's own, not the script's.
extern int ksr_base_depth;
int ksr_depth(void);

// The result as an object; a failure is raised as an exception of this class. A new reference, or NULL.
PyObject *ksr_object(const ksr_proxy *proxy, ksr_result result, PyObject *error);
// The same with containers, which only functions for tests return.
PyObject *ksr_tree(const ksr_proxy *proxy, ksr_result result, PyObject *error);

// Objects as nodes.
typedef struct ksr_nodes {
  ksr_node *nodes;
  size_t count;
  size_t capacity;
  PyObject *texts;  // a list of the encoded texts among them
} ksr_nodes;
bool ksr_add_nodes(ksr_nodes *nodes, PyObject *value, int depth);
void ksr_free_nodes(ksr_nodes *nodes);

// Runs the routes that a call has caused.
void ksr_run_routes(const ksr_host *host);
// Calls a route on the script's object, which takes the message as well, or in its module.
PyObject *ksr_call_route(PyObject *place, bool takes_message, const char *route, const char *event);
// The script that runs, if this interpreter runs one of ours: NULL, or a borrowed reference.
PyObject *ksr_current_place(bool *takes_message);
// How it ended, by the exception at hand, which it clears; the text of a failure is a new reference, or NULL.
enum ksr_ending ksr_take_ending(const ksr_host *host, PyObject **failure);

// A function out of Python text: a new reference, or NULL.
PyObject *ksr_define(const char *text, const char *name);
// An exception in words: a new reference, or NULL. The host says what a name that KSR has not may have meant.
PyObject *ksr_explain(const ksr_host *host, PyObject *kind, PyObject *value, PyObject *trace);

// A new reference, or NULL.
PyObject *ksr_make_message(void);

// Whether a path is that of something in a folder.
bool ksr_is_below(PyObject *path, PyObject *folder);

// Lines that run are told to the host in between; what is passed has to live that long.
void ksr_begin_coverage(const ksr_host *host, const char *script, PyObject *folder);
void ksr_end_coverage(void);

// Limits of the routes we run.
bool ksr_set_up_limits(void);
// `anew`: memory counts from here on.
void ksr_begin_limits(ksr_python_limits limits, bool anew);
void ksr_end_limits(void);

#endif
