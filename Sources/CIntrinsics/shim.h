// The compiler's own names for the instructions that compare sixteen bytes at once; every x86-64 processor has them.
#ifdef __SSE2__
#include <emmintrin.h>
#endif
