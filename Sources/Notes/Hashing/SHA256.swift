internal import CNettle

/// The SHA-256 of bytes, computed by the system's nettle (with the processor's own instructions where it has them).
public enum SHA256 {
    /// The digest as 64 lower-case hexadecimal digits.
    ///
    /// `SHA256.hex(of: [])` → `"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`
    public static func hex(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { hex(of: $0) }
    }

    public static func hex(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
            // nettle wants an address even for no bytes.
            var nothing: UInt8 = 0
            withUnsafePointer(to: &nothing) { empty in
                calcinote_sha256(bytes.count, bytes.baseAddress ?? empty, digest.baseAddress!)
            }
            let digits: StaticString = "0123456789abcdef"
            return String(unsafeUninitializedCapacity: 64) { text in
                for index in 0..<32 {
                    text[2 * index] = digits.utf8Start[Int(digest[index] >> 4)]
                    text[2 * index + 1] = digits.utf8Start[Int(digest[index] & 15)]
                }
                return 64
            }
        }
    }
}
