#include <stdlib.h>
#include <string.h>

#include "CBridge.h"

const char *bridge_server_version(void) { return full_version; }

const char *bridge_missing_symbol(void) {
  if (!full_version) return "full_version";
  if (!ver_flags) return "ver_flags";
  if (!sr_kemi_modules_add) return "sr_kemi_modules_add";
  if (!sr_kemi_modules_get) return "sr_kemi_modules_get";
  if (!sr_kemi_modules_size_get) return "sr_kemi_modules_size_get";
  if (!sr_kemi_lookup) return "sr_kemi_lookup";
  return NULL;
}

int bridge_register(kamailio_row *rows) { return sr_kemi_modules_add(rows); }
kamailio_row *bridge_lookup_core(kamailio_str name) { return sr_kemi_lookup(NULL, 0, &name); }
kamailio_table *bridge_tables(void) { return sr_kemi_modules_get(); }
int bridge_table_count(void) { return sr_kemi_modules_size_get(); }

int bridge_call_int(void *function, sip_msg_t *message, const intptr_t *w) {
  return ((int (*)(sip_msg_t *, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t))function)(
      message, w[0], w[1], w[2], w[3], w[4], w[5]);
}

const kamailio_value *bridge_call_value(void *function, sip_msg_t *message, const intptr_t *w) {
  return ((const kamailio_value *(*)(
      sip_msg_t *, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t))function)(
      message, w[0], w[1], w[2], w[3], w[4], w[5]);
}

// A server that is built without its own memory manager uses the C library's.
static bool has_own_memory(void) { return &_pkg_root && _pkg_root.block && strstr(ver_flags, "PKG_MALLOC"); }

void *bridge_allocate(size_t size) {
  if (!has_own_memory()) return malloc(size);
  return _pkg_root.allocate(_pkg_root.block, size, "kemi", "bridge_allocate", 0, "kemi");
}

void bridge_free(void *memory) {
  if (!has_own_memory()) return free(memory);
  _pkg_root.free(_pkg_root.block, memory, "kemi", "bridge_free", 0, "kemi");
}
