// Links liblua into a program. A module that a Lua interpreter loads must not: it takes the interpreter's.
#include <lua.h>
