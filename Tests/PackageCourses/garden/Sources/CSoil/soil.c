#include "CSoil.h"

int soil_depth(void) { return 30; }
