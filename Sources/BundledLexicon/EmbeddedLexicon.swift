// BundledLexicon: the compiled lexicon as bytes, embedded while building. It knows nothing of what the bytes mean.

/// The lexicon that was built into this executable.
public enum EmbeddedLexicon {
    /// The compiled lexicon. Lives as long as the process.
    public static let bytes: UnsafeRawBufferPointer = {
        let letters = UnsafeBufferPointer(
            start: LexiconLiteral.letters.utf8Start, count: LexiconLiteral.letters.utf8CodeUnitCount)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: letters.count / 2, alignment: 16)
        for index in 0..<buffer.count {
            buffer[index] = (letters[index * 2] - 0x61) << 4 | (letters[index * 2 + 1] - 0x61)
        }
        return UnsafeRawBufferPointer(buffer)
    }()
}
