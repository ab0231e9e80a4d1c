#define _GNU_SOURCE
#include <link.h>
#include <stdbool.h>
#include <string.h>

#include "CKamailio.h"

#define HIDDEN __attribute__((visibility("hidden")))

HIDDEN const char *kamailio_version_to_announce(void) {
  static char version[256];
  if (!full_version) return "unknown: the server has no full_version";
  // The last word, the id of a commit, is not compared.
  const char *end = strrchr(full_version, ')');
  size_t length = end ? (size_t)(end - full_version) + 1 : strlen(full_version);
  if (length >= sizeof version) length = sizeof version - 1;
  memcpy(version, full_version, length);
  return version;
}

typedef struct {
  const char *text;
  bool is_found;
} search;

// Looks for a text, with its end, in what the file of the server has that is only read.
static int look(struct dl_phdr_info *object, size_t size, void *data) {
  search *search = data;
  uintptr_t flags = (uintptr_t)ver_flags - object->dlpi_addr;
  bool is_server = false;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type == PT_LOAD && flags - part->p_vaddr < part->p_memsz) is_server = true;
  }
  if (!is_server) return 0;
  for (int i = 0; i < object->dlpi_phnum && !search->is_found; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || (part->p_flags & (PF_R | PF_W)) != PF_R) continue;
    const void *bytes = (const void *)(object->dlpi_addr + part->p_vaddr);
    search->is_found = memmem(bytes, part->p_filesz, search->text, strlen(search->text) + 1);
  }
  return 1;
}

static bool is_memory_debugging(const char *word, size_t length) {
  return length > 11 && memcmp(word, "DBG_", 4) == 0 && memcmp(word + length - 7, "_MALLOC", 7) == 0;
}

// From 6.1 on src/core/ver.c, which makes ver_flags, sees how the memory managers are debugged, and names that too;
// src/core/sr_module.c, which compares, does not see it, and modules do not either.
HIDDEN const char *kamailio_flags_to_announce(void) {
  static char flags[4096];
  if (!ver_flags) return "unknown: the server has no ver_flags";
  if (strlen(ver_flags) >= sizeof flags) return ver_flags;
  size_t length = 0;
  for (const char *word = ver_flags; *word;) {
    const char *end = strchr(word, ',');
    size_t count = end ? (size_t)(end - word) : strlen(word);
    size_t blanks = strspn(word, " ");
    if (!is_memory_debugging(word + blanks, count - blanks)) {
      if (length > 0) flags[length++] = ',';
      memcpy(flags + length, word, count);
      length += count;
    }
    word += end ? count + 1 : count;
  }
  flags[length] = 0;
  if (strcmp(flags, ver_flags) == 0) return ver_flags;
  search search = {flags, false};
  dl_iterate_phdr(look, &search);
  return search.is_found ? flags : ver_flags;
}
