// json-c, as Debian's libjson-c-dev installs it.
#include <json-c/json.h>
