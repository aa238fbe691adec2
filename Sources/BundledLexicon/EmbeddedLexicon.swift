// BundledLexicon: the compiled lexicon as bytes, embedded while building. It knows nothing of what the bytes mean.

/// The lexicon that was built into this executable.
public enum EmbeddedLexicon {
    /// The compiled lexicon. The literal holds each byte as two letters from `a` on.
    public static func bytes() -> [UInt8] {
        let letters = UnsafeBufferPointer(
            start: LexiconLiteral.letters.utf8Start, count: LexiconLiteral.letters.utf8CodeUnitCount)
        return [UInt8](unsafeUninitializedCapacity: letters.count / 2) { buffer, initialized in
            for index in 0..<letters.count / 2 {
                buffer[index] = (letters[index &* 2] &- 0x61) &<< 4 | (letters[index &* 2 &+ 1] &- 0x61)
            }
            initialized = letters.count / 2
        }
    }
}
