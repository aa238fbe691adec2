// Has the processor fetch what lies at an address, which may be any: nothing is read.
static inline __attribute__((always_inline)) void calcinote_prefetch(const void *address) { __builtin_prefetch(address); }
