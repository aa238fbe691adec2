#include <malloc.h>

// Blocks of at least `large` bytes go back to the system when they are freed; of the rest, what is free at the end of the heap
// goes back when it is more than `kept` bytes, and the heap grows by at least `step`. Other C libraries than glibc do as they do.
static inline void calcinote_keep_memory(int large, int kept, int step) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_TOP_PAD, step);
#else
    (void)large, (void)kept, (void)step;
#endif
}
