// BundledLexicon: the compiled lexicon as bytes, embedded while building. It knows nothing of what the bytes mean.

/// The lexicon that was built into this executable.
public enum EmbeddedLexicon {
    /// The compiled lexicon. The literal holds each byte as two letters from `a` on.
    public static func bytes() -> [UInt8] {
        let letters = UnsafeBufferPointer(
            start: LexiconLiteral.letters.utf8Start, count: LexiconLiteral.letters.utf8CodeUnitCount)
        return [UInt8](unsafeUninitializedCapacity: letters.count / 2) { buffer, initialized in
            // Eight letters make four bytes at once.
            let raw = UnsafeRawBufferPointer(letters)
            let output = UnsafeMutableRawBufferPointer(buffer)
            let eights = letters.count / 8
            for index in 0..<eights {
                let halves = raw.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self).littleEndian
                let digits = halves &- 0x6161_6161_6161_6161
                var bytes = (digits &<< 4 | digits &>> 8) & 0x00FF_00FF_00FF_00FF
                bytes = (bytes | bytes &>> 8) & 0x0000_FFFF_0000_FFFF
                bytes |= bytes &>> 16
                output.storeBytes(
                    of: UInt32(truncatingIfNeeded: bytes).littleEndian, toByteOffset: index &* 4, as: UInt32.self)
            }
            for index in eights &* 4..<letters.count / 2 {
                buffer[index] = (letters[index &* 2] &- 0x61) &<< 4 | (letters[index &* 2 &+ 1] &- 0x61)
            }
            initialized = letters.count / 2
        }
    }
}
