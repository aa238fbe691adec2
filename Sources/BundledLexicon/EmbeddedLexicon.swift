// BundledLexicon: the compiled lexicon as bytes, embedded while building. It knows nothing of what the bytes mean.

/// The lexicon that was built into this executable. The literal holds each byte as two letters from `a` on.
public enum EmbeddedLexicon {
    /// How many bytes the compiled lexicon has.
    public static var count: Int { LexiconLiteral.letters.utf8CodeUnitCount / 2 }

    /// Fills memory with the bytes from an offset on.
    public static func read(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
        precondition(offset >= 0 && offset + buffer.count <= count, "the lexicon has \(count) bytes")
        let letters = UnsafeRawBufferPointer(
            start: LexiconLiteral.letters.utf8Start + 2 * offset, count: 2 * buffer.count)
        // Eight letters make four bytes at once.
        let fours = buffer.count / 4
        for index in 0..<fours {
            let halves = letters.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self).littleEndian
            let digits = halves &- 0x6161_6161_6161_6161
            var bytes = (digits &<< 4 | digits &>> 8) & 0x00FF_00FF_00FF_00FF
            bytes = (bytes | bytes &>> 8) & 0x0000_FFFF_0000_FFFF
            bytes |= bytes &>> 16
            buffer.storeBytes(
                of: UInt32(truncatingIfNeeded: bytes).littleEndian, toByteOffset: index &* 4, as: UInt32.self)
        }
        for index in fours &* 4..<buffer.count {
            buffer[index] = (letters[index &* 2] &- 0x61) &<< 4 | (letters[index &* 2 &+ 1] &- 0x61)
        }
    }
}
