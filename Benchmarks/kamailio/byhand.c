// Three functions of a Kamailio module as somebody would write them by hand in C.
#include <CKamailio.h>
#include <string.h>

#define EXPORTED __attribute__((visibility("protected")))

EXPORTED const char *module_version;
EXPORTED const char *module_flags;
EXPORTED unsigned module_interface_ver = 4;
EXPORTED kamailio_exports exports = {.name = "byhand"};

__attribute__((constructor)) static void be_of_the_servers_build(void) {
  module_version = kamailio_version_to_announce();
  module_flags = kamailio_flags_to_announce();
}

static int sum(sip_msg_t *message, int a, int b) { return (int)((unsigned)a + (unsigned)b); }

static int length(sip_msg_t *message, kamailio_str *text) { return text->len; }

static kamailio_value *upper(sip_msg_t *message, kamailio_str *text) {
  static char buffer[65536];
  static kamailio_value result;
  int count = text->len < (int)sizeof buffer ? text->len : (int)sizeof buffer;
  for (int index = 0; index < count; index++) {
    char c = text->s[index];
    buffer[index] = c >= 'a' && c <= 'z' ? c - 32 : c;
  }
  result.type = 2;
  result.value.s = (kamailio_str){buffer, count};
  return &result;
}

#define TEXT(text) {text, sizeof(text) - 1}

static kamailio_row rows[] = {
    {TEXT("byhand"), TEXT("sum"), 1, sum, {1, 1}},
    {TEXT("byhand"), TEXT("length"), 1, length, {2}},
    {TEXT("byhand"), TEXT("upper"), 0, upper, {2}},
    {},
};

EXPORTED int mod_register(char *path, int *flags, void *reserved, void *also_reserved) {
  int xval = 0;
  // What this server calls an xval: the type that KSR.pv.get returns.
  for (int index = 0; index < sr_kemi_modules_size_get(); index++) {
    kamailio_table table = sr_kemi_modules_get()[index];
    if (table.module.len != 2 || memcmp(table.module.s, "pv", 2) != 0) continue;
    for (kamailio_row *row = table.rows; row->function.s; row++)
      if (row->function.len == 3 && memcmp(row->function.s, "get", 3) == 0) xval = row->returns;
  }
  rows[2].returns = xval;
  return xval ? sr_kemi_modules_add(rows) : -1;
}
