#ifndef KSR_CPYTHON_H
#define KSR_CPYTHON_H

// Without Python.h, which Swift need not know.
#include "ksr_python.h"

#endif
