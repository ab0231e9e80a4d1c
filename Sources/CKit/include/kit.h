/// The files that a module in Swift builds against, and those of a new one, as they were when the program was built.
#ifndef KEMI_KIT_H
#define KEMI_KIT_H

#include <stddef.h>

typedef struct {
  /// Below the folder that holds Sources and Kit.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} kemi_kit_file;

size_t kemi_kit_count(void);
const kemi_kit_file *kemi_kit(size_t index);

#endif
