#include <stdint.h>

// Has the processor fetch what lies at an address, which may be any: nothing is read.
static inline __attribute__((always_inline)) void calcinote_prefetch(uintptr_t address) {
    __builtin_prefetch((const void *)address);
}
