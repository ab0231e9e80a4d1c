/// The descriptors as they were when the program was built.
#ifndef KEMI_CATALOG_H
#define KEMI_CATALOG_H

#include <stddef.h>

typedef struct {
  const char *file;
  const unsigned char *bytes;
  size_t count;
} kemi_builtin_descriptor;

size_t kemi_builtin_count(void);
const kemi_builtin_descriptor *kemi_builtin(size_t index);
/// The facts about servers that few commands need.
const kemi_builtin_descriptor *kemi_builtin_server(void);

#endif
