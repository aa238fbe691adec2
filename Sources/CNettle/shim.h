#include <nettle/sha2.h>
#include <nettle/version.h>

// The whole digest of one buffer. nettle 4 dropped the length from its digest functions; this hides which one is there.
static inline void calcinote_sha256(size_t length, const uint8_t *data, uint8_t *digest) {
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, data);
#if NETTLE_VERSION_MAJOR >= 4
    sha256_digest(&context, digest);
#else
    sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
#endif
}
