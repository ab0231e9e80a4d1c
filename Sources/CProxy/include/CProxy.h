// How a call of a KSR function crosses between an interpreter's C and Swift.
//
// What can raise an error of the interpreter stays in C: it reads the arguments, calls Swift, and only
// after Swift has returned pushes the result or raises.
#ifndef KSR_CPROXY_H
#define KSR_CPROXY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
  const char *text;
} ksr_argument;

// One value within a dict or an array; containers are followed by their `number` children.
typedef struct ksr_node {
  enum ksr_type type;
  int64_t number;
  const char *text;
  size_t length;
  const char *name;
  size_t name_length;
} ksr_node;

// Text and nodes are valid until the next call.
typedef struct ksr_result {
  enum ksr_type type;
  int64_t number;    // of a str or a failure: its length
  const char *text;
  const ksr_node *nodes;  // of a dict or an array: itself, then its children, depth first
  size_t node_count;
} ksr_result;

// An argument that was passed to a call which does not fit.
typedef struct ksr_passed {
  enum ksr_type type;
  const char *type_name;  // as the script's language calls it
  const char *text;       // as the language prints it; may be NULL
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
  const char *source;
  const ksr_function *functions;  // all of them, a module's one after the other
  size_t function_count;
} ksr_proxy;

struct ksr_function {
  void (*call)(const ksr_function *function, const ksr_argument *arguments, ksr_result *result);
  void *context;
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

#endif
