// A Kamailio module that writes down the export tables of the server that loads it, and ends the server.
//
// Tables are registered while the configuration is read, so as the last module it sees those of all others. It
// ends the process there: what would come next (checks of the configuration, sockets, the others' initialization)
// is not needed and may fail for reasons that have nothing to do with tables, and nothing has been opened or forked
// yet that wants to be closed.
//
// What it writes, to the file that KEMI_EXPORT names, a line each with tabs between the fields:
//   version  the server's own text
//   object   file of a loaded object
//   row      file that has the table (empty: the server), sub-module, function, type returned, types of parameters
//   table    file, sub-module: the table has no end
//   end
// Bytes of names that are not printable, and backslashes, are written as \xNN.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CKamailio.h"

// Another module may have been opened with RTLD_GLOBAL: what is written here has to be this one's.
#define OWN __attribute__((visibility("protected")))
OWN const char *module_version = "unknown";
OWN const char *module_flags = "unknown";
unsigned module_interface_ver = 4;
kamailio_exports exports = {.name = "kemi_exporter"};

// A server loads what announces its own version and flags.
__attribute__((constructor)) static void announce(void) {
  module_version = kamailio_version_to_announce();
  module_flags = kamailio_flags_to_announce();
}

static FILE *out;
static int probe[2];

// Copies memory that may not be there: a module that was closed again leaves its table behind. The kernel refuses
// to read what is not mapped.
static bool copy(void *to, const void *from, size_t size) {
  ssize_t written = from ? write(probe[1], from, size) : -1;
  return written > 0 && read(probe[0], to, (size_t)written) == (ssize_t)size;
}

static void put_bytes(const char *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (byte < 0x20 || byte > 0x7E || byte == '\\') {
      fprintf(out, "\\x%02x", byte);
    } else {
      putc(byte, out);
    }
  }
}

// A name that cannot be read is written as a question mark, which no name is.
static void put_name(kamailio_str name) {
  char bytes[256];
  if (name.len == 0) return;
  if (name.len > 0 && (size_t)name.len <= sizeof bytes && copy(bytes, name.s, (size_t)name.len)) {
    put_bytes(bytes, (size_t)name.len);
  } else {
    putc('?', out);
  }
}

// The loaded object that an address is in; empty for the server and for what no object has.
static const char *file_of(const void *address) {
  Dl_info server, found;
  if (!dladdr((void *)sr_kemi_modules_get, &server) || !dladdr(address, &found)) return "";
  return found.dli_fbase == server.dli_fbase || !found.dli_fname ? "" : found.dli_fname;
}

static void put_place(const char *kind, const char *file, kamailio_str module) {
  fprintf(out, "%s\t", kind);
  put_bytes(file, strlen(file));
  putc('\t', out);
  put_name(module);
}

static bool same(kamailio_str one, kamailio_str other) {
  char bytes[256], others[256];
  if (one.len != other.len || one.len < 0 || (size_t)one.len > sizeof bytes) return false;
  size_t length = (size_t)one.len;
  if (length == 0) return true;
  return copy(bytes, one.s, length) && copy(others, other.s, length) && memcmp(bytes, others, length) == 0;
}

static void put_table(const kamailio_table *table) {
  Dl_info ignored;
  bool is_in_object = dladdr(table->rows, &ignored) != 0;
  for (size_t index = 0; index < 100000; index++) {
    kamailio_row row;
    bool is_there = copy(&row, table->rows + index, sizeof row);
    // The server has kept a copy of the first row's name: where that is another now, the module that had the table
    // is gone, and something else is in its place.
    if (index == 0 && !(is_there && same(row.module, table->module))) return;
    if (!is_there) {
      put_place("table", file_of(table->rows), table->module);
      putc('\n', out);
      return;
    }
    if (!row.function.s) return;
    // A table may be made at run time: then the function tells whose it is.
    put_place("row", file_of(is_in_object ? (const void *)table->rows : row.call), table->module);
    putc('\t', out);
    put_name(row.function);
    fprintf(out, "\t%d\t", row.returns);
    for (size_t i = 0; i < KAMAILIO_PARAMETERS; i++) fprintf(out, i ? ",%d" : "%d", row.parameters[i]);
    putc('\n', out);
  }
}

static int put_object(struct dl_phdr_info *object, size_t size, void *data) {
  fputs("object\t", out);
  if (object->dlpi_name) put_bytes(object->dlpi_name, strlen(object->dlpi_name));
  putc('\n', out);
  return 0;
}

int mod_register(char *path, int *dlflags, void *reserved, void *also_reserved) {
  const char *name = getenv("KEMI_EXPORT");
  if (!sr_kemi_modules_get || !sr_kemi_modules_size_get) {
    fputs("kemi_exporter: this server has no tables of KEMI functions\n", stderr);
    return -1;
  }
  out = name ? fopen(name, "w") : NULL;
  if (!out || pipe(probe) != 0) {
    fprintf(stderr, "kemi_exporter: cannot write to '%s': %s\n", name ? name : "", strerror(errno));
    return -1;
  }
  fputs("version\t", out);
  put_bytes(module_version, strlen(module_version));
  putc('\n', out);
  dl_iterate_phdr(put_object, NULL);
  const kamailio_table *tables = sr_kemi_modules_get();
  int count = sr_kemi_modules_size_get();
  for (int i = 0; i < count; i++) put_table(&tables[i]);
  fputs("end\n", out);
  if (fclose(out) != 0) {
    fprintf(stderr, "kemi_exporter: cannot write to '%s': %s\n", name, strerror(errno));
    return -1;
  }
  _exit(0);
}
