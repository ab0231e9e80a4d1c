/// Files of the repository as they were when the program was built.
#ifndef KEMI_EMBEDDED_H
#define KEMI_EMBEDDED_H

#include <stddef.h>

typedef struct {
  /// From the repository's root.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} kemi_embedded_file;

typedef struct {
  const kemi_embedded_file *files;
  size_t count;
} kemi_embedded_files;

/// The descriptors, the releases and the facts about servers.
kemi_embedded_files kemi_embedded_catalog(void);

/// What a module in Swift builds against, and the template of a new one.
kemi_embedded_files kemi_embedded_kit(void);

#endif
