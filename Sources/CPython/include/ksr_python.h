// The proxy's door into Python. Whatever touches Python's objects is in this folder.
#ifndef KSR_PYTHON_H
#define KSR_PYTHON_H

#include "CProxy.h"

// What C calls in Swift for Python alone as well, always with Python's lock held.
typedef struct ksr_python_host {
  ksr_host common;
  // The module KSR was made, or its last function has gone: what is behind the context stays alive in between.
  void (*retain)(void *context);
  void (*release)(void *context);
  // The call has a result of a type that app_python3 does not return.
  void (*unsupported)(void *context, const ksr_function *function, enum ksr_type type);
  // KSR._main: what `kemi` asks the interpreter to do; the status is the program's.
  int32_t (*run_main)(void *context, const char *text, size_t length);
} ksr_python_host;

// Supplied by Swift: the host of a plain `import KSR`, which the module keeps alive.
const ksr_python_host *ksr_python_default_host(void);

typedef struct ksr_python_limits {
  int64_t milliseconds;  // of one route
  int64_t bytes;         // that the process may grow by
} ksr_python_limits;

// A script in the interpreter that this is loaded into, with the limits it runs under.
typedef struct ksr_python_script ksr_python_script;

// NULL if there is not enough memory. The host has to outlive the script.
ksr_python_script *ksr_python_open(const ksr_python_host *host, ksr_python_limits limits, bool covers);
// Takes the script's modules out of the interpreter again.
void ksr_python_close(ksr_python_script *script);

// Runs the file as a module, and its mod_init(); makes the host's functions KSR from here on.
enum ksr_ending ksr_python_load(ksr_python_script *script, const char *path);
bool ksr_python_has(ksr_python_script *script, const char *route);
// Calls a route, with an event's name if one is given.
enum ksr_ending ksr_python_run(ksr_python_script *script, const char *route, const char *event);
// Finds the lines of a script that could run, in their order; false if it is broken.
bool ksr_python_lines(const char *text, size_t length, void *context, void (*found)(void *context, int32_t line));
// Why the last load or run failed; valid until the next.
const char *ksr_python_failure(const ksr_python_script *script, size_t *length);

#endif
