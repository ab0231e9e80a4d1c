#include "CProxy.h"
