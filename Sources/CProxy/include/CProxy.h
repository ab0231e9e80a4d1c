// How a call of a KSR function crosses between an interpreter's C and Swift.
//
// What can raise an error of the interpreter stays in C: it reads the arguments, calls Swift, and only
// after Swift has returned pushes the result or raises.
#ifndef KSR_CPROXY_H
#define KSR_CPROXY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// The types of export tables, with the numbers of Swift's ValueType, and two more for results and passed values.
enum ksr_type : uint8_t {
  KSR_NONE,
  KSR_INT,
  KSR_LONG,
  KSR_BOOL,
  KSR_STR,
  KSR_XVAL,
  KSR_NULL,
  KSR_DICT,
  KSR_ARRAY,
  KSR_FAILURE,  // as a result: the call is an error of the script
  KSR_OTHER,    // as a passed value: none that KEMI knows
};

enum { KSR_MAXIMUM_PARAMETERS = 6 };

// An argument that fits its parameter: a number, or text with its length as the number.
typedef struct ksr_argument {
  int64_t number;
  const char *_Nullable text;  // NULL only for what app_lua takes for a str
} ksr_argument;

// One value within a dict or an array; containers are followed by their `number` children.
typedef struct ksr_node {
  enum ksr_type type;
  int64_t number;
  const char *_Nullable text;
  size_t length;
  const char *_Nullable name;
  size_t name_length;
} ksr_node;

// Small enough for two registers; what does not fit is in the proxy.
typedef struct ksr_result {
  int64_t number;  // of a str or a failure: its length
  enum ksr_type type;
} ksr_result;

// An argument that was passed to a call which does not fit.
typedef struct ksr_passed {
  enum ksr_type type;
  const char *type_name;  // as the script's language calls it
  const char *_Nullable text;  // as the language prints it
  size_t length;
} ksr_passed;

typedef struct ksr_function ksr_function;

// What both sides know of a proxy. While calls are observed, the interpreter's side says before each where the script is.
typedef struct ksr_proxy {
  bool observed;
  bool compatible;   // bad calls are treated as Kamailio's interpreter does
  bool runs_routes;  // the last call has caused routes of the script to run before it returns
  bool amends_result;  // the routes have changed what it returns
  int line;
  int depth;
  const char *_Nullable source;
  // Of the last result, valid until the next call.
  const char *_Nullable text;       // of a str or a failure
  const ksr_node *_Nullable nodes;  // of a dict or an array: itself, then its children, depth first
  size_t node_count;
  const ksr_function *_Nullable functions;  // all of them, a module's one after the other
  size_t function_count;
} ksr_proxy;

struct ksr_function {
  ksr_result (*call)(const ksr_function *function, const ksr_argument *arguments);
  // Swift's: the function, its implementation, and the message that it is called on.
  const void *context;
  const void *implementation;
  const void *message;
  ksr_proxy *proxy;
  const char *module;  // empty for the core
  const char *name;
  uint8_t parameter_count;
  enum ksr_type parameters[KSR_MAXIMUM_PARAMETERS];
};

// How a route of the script ended.
enum ksr_ending : uint8_t {
  KSR_RETURNED,
  KSR_EXITED,
  KSR_FAILED,
};

// What C calls in Swift, whatever the interpreter.
typedef struct ksr_host {
  void *context;
  ksr_proxy *proxy;
  // Treats a call whose arguments do not fit.
  ksr_result (*refuse)(void *context, const ksr_function *function, const ksr_passed *passed, size_t count);
  // Says what is wrong with reading a name that KSR, or one of its modules, does not have.
  ksr_result (*unknown)(void *context, const char *module, const char *name);
  // The next route that the current call has caused to run, or NULL; valid until it ends.
  const char *_Nullable (*_Nonnull begin_route)(void *context);
  void (*end_route)(void *context, enum ksr_ending ending, const char *text, size_t length);
  // What the call returns after its routes have run, if they have changed it.
  ksr_result (*amend)(void *context);
  // KSR.x.modf: a function by its native name.
  ksr_result (*call_native)(void *context, const ksr_passed *passed, size_t count);
  // For tests, KSR._name: the arguments one after the other, flat as in a result. NULL where there are none.
  ksr_result (*_Nullable call_bench)(void *context, const char *name, const ksr_node *nodes, size_t count);
  // A line of the script runs; called only where coverage was asked for.
  void (*line)(void *context, const char *source, int line);
} ksr_host;

#pragma clang assume_nonnull end

#endif
