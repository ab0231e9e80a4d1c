#include "CBridge.h"

// What Kamailio looks for in the file of a module. It compares the first two with texts of its own build. This module
// is of no build: it takes over what the server says of itself, and looks whether it knows the ground before it registers.
//
// Protected: every module has these names, and those of a module that was opened for all would be taken for ours.
#define FOR_SERVER __attribute__((visibility("protected")))
FOR_SERVER const char *module_version = "unknown";
FOR_SERVER const char *module_flags = "unknown";
FOR_SERVER unsigned module_interface_ver = 4;
FOR_SERVER kamailio_exports exports;

__attribute__((constructor)) static void announce(void) {
  module_version = kamailio_version_to_announce();
  module_flags = kamailio_flags_to_announce();
}

FOR_SERVER int mod_register(char *path, int *flags, void *reserved, void *also_reserved) {
  return kemi_module_load ? kemi_module_load() : -1;
}

void bridge_announce(
    const char *name, kamailio_parameter *parameters, int (*initialize)(void),
    int (*initialize_child)(int rank), void (*destroy)(void)) {
  exports.name = name;
  exports.parameters = parameters;
  exports.initialize = initialize;
  exports.initialize_child = initialize_child;
  exports.destroy = destroy;
}
