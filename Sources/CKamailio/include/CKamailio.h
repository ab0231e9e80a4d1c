// All that KemiKit relies on inside a running Kamailio: nothing else of it is known to any file here.
//
// Releases 5.2 to 6.1 and master agree on these layouts, whatever the build options. Where each one is
// defined, in Kamailio's own tree, is said beside it.
#ifndef KAMAILIO_H
#define KAMAILIO_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// A SIP message; opaque, since its layout changes with every release. src/core/parser/msg_parser.h
typedef struct sip_msg sip_msg_t;

// Text that is not zero-ended. src/core/str.h
typedef struct kamailio_str {
  char *_Nullable s;
  int len;
} kamailio_str;

// A row of an export table; a table ends with a row that has no name. sr_kemi_t, src/core/kemi.h
enum { KAMAILIO_PARAMETERS = 6 };

typedef struct kamailio_row {
  kamailio_str module;  // empty for the core
  kamailio_str function;
  int returns;
  void *_Nullable call;  // takes a sip_msg_t * and one argument for each parameter
  int parameters[KAMAILIO_PARAMETERS];
} kamailio_row;

// A module whose table is registered. sr_kemi_module_t, src/core/kemi.h
typedef struct kamailio_table {
  kamailio_str module;
  kamailio_row *rows;
} kamailio_table;

// A result of several types, and an item of one that is a list. sr_kemi_xval_t and sr_kemi_dict_item_t,
// src/core/kemi.h
typedef struct kamailio_item kamailio_item;

typedef union kamailio_content {
  int n;
  long l;  // from 5.7 on
  kamailio_str s;
  kamailio_item *_Nullable items;
} kamailio_content;

struct kamailio_item {
  kamailio_item *_Nullable next;
  kamailio_str name;
  int type;
  kamailio_content value;
};

typedef struct kamailio_value {
  int type;
  kamailio_content value;
} kamailio_value;

// A parameter for modparam. param_export_t and the PARAM_ flags, src/core/sr_module.h
enum : unsigned {
  KAMAILIO_PARAMETER_TEXT = 1U << 0,  // char *
  KAMAILIO_PARAMETER_INT = 1U << 1,
};

typedef struct kamailio_parameter {
  const char *_Nullable name;
  unsigned type;
  void *_Nullable place;
} kamailio_parameter;

// What a module is; its symbol is `exports`. module_exports_t, src/core/sr_module.h
typedef struct kamailio_exports {
  const char *name;
  unsigned dlopen_flags;
  void *_Nullable commands;
  kamailio_parameter *_Nullable parameters;
  void *_Nullable rpc_methods;
  void *_Nullable variables;
  void *_Nullable reply;
  int (*_Nullable initialize)(void);           // once, before any process is forked
  int (*_Nullable initialize_child)(int rank);  // in each process
  void (*_Nullable destroy)(void);
} kamailio_exports;

// The beginning of the interface to the memory of a process. sr_pkg_api_t, src/core/mem/memapi.h
//
// With DBG_SR_MEMORY, as nearly every build, its functions take four arguments more; passed to one that does not
// take them, they are not looked at.
typedef struct kamailio_memory {
  const char *name;
  void *_Nullable pool;
  void *_Nullable block;
  void *_Nullable (*_Nonnull allocate)(
      void *block, size_t size, const char *file, const char *function, unsigned line, const char *module);
  void *allocate_zeroed;
  void *reallocate;
  void *reallocate_or_free;
  void (*free)(
      void *block, void *memory, const char *file, const char *function, unsigned line, const char *module);
} kamailio_memory;

// The rank of a process, which initialize_child is called with: that of the main one, once more before it forks.
// The others are in KemiRuntime's ServerProcess. PROC_ macros, src/core/sr_module.h
enum { KAMAILIO_RANK_BEFORE_FORK = -127 };

// What the server has under these names; weak, so that a module can say what is missing instead of failing to open.
// src/core/ver.c
extern const char full_version[] __attribute__((weak));
extern const char ver_flags[] __attribute__((weak));
// src/core/kemi.c
extern int sr_kemi_modules_add(kamailio_row *rows) __attribute__((weak));
extern kamailio_table *_Nullable sr_kemi_modules_get(void) __attribute__((weak));
extern int sr_kemi_modules_size_get(void) __attribute__((weak));
extern kamailio_row *_Nullable sr_kemi_lookup(
    kamailio_str *_Nullable module, int module_index, kamailio_str *function) __attribute__((weak));
// src/core/mem/pkg.c
extern kamailio_memory _pkg_root __attribute__((weak));

// What a module says of itself as module_version and module_flags so that the server which has opened it takes it for
// one of its own build. SER_FULL_VERSION and SER_COMPILE_FLAGS, src/core/ver_defs.h
const char *kamailio_version_to_announce(void);
const char *kamailio_flags_to_announce(void);

#pragma clang assume_nonnull end

#endif
