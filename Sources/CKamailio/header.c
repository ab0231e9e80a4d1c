#include "CKamailio.h"
