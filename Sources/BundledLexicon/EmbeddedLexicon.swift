// BundledLexicon: the compiled lexicon as bytes, embedded while building. It knows nothing of what the bytes mean.

internal import Glibc

/// The lexicon that was built into this executable. A literal holds text, letters of seven bits, so 64 of them make a block of 56
/// bytes: of eight words of letters each of the first seven gives the upper bits of one word of bytes, and the next its lower
/// ones. Every letter has 64 added, so that the many zeros are plain characters.
public enum EmbeddedLexicon {
    /// How many bytes the compiled lexicon has.
    public static var count: Int { LexiconLiteral.count }

    /// Fills memory with the bytes from an offset on.
    public static func read(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
        precondition(offset >= 0 && offset + buffer.count <= count, "the lexicon has \(count) bytes")
        var at = 0
        while at < buffer.count {
            let (block, within) = (offset &+ at).quotientAndRemainder(dividingBy: blockSize)
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[at...])
            if within == 0, rest.count >= blockSize {
                let blocks = rest.count / blockSize
                for index in 0..<blocks { readBlock(block &+ index, into: rest.baseAddress! + index &* blockSize) }
                at &+= blocks &* blockSize
            } else {
                let count = min(blockSize &- within, rest.count)
                withUnsafeTemporaryAllocation(byteCount: blockSize, alignment: 8) { bytes in
                    readBlock(block, into: bytes.baseAddress!)
                    rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[within..<within + count]))
                }
                at &+= count
            }
        }
    }

    private static let blockSize = 56

    @inline(__always) private static func readBlock(_ block: Int, into bytes: UnsafeMutableRawPointer) {
        let letters = UnsafeRawPointer(LexiconLiteral.letters.utf8Start) + block &* 64
        var word = letters.loadUnaligned(as: UInt64.self) ^ 0x4040_4040_4040_4040
        for index in 0..<7 {
            let next = letters.loadUnaligned(fromByteOffset: 8 &* index &+ 8, as: UInt64.self) ^ 0x4040_4040_4040_4040
            // The letter of a word with index i still holds 7 - i bits.
            let upper = word &<< UInt64(index &+ 1) & (0x0101_0101_0101_0101 &* (0xFF &<< UInt64(index &+ 1) & 0xFF))
            let lower = next &>> UInt64(6 &- index) & (0x0101_0101_0101_0101 &* (0xFF &>> UInt64(7 &- index)))
            bytes.storeBytes(of: upper | lower, toByteOffset: 8 &* index, as: UInt64.self)
            word = next
        }
    }

    /// Lets go of the memory that the letters were read into; whoever reads them once more has them from the file again.
    public static func letGo() {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = Int(bitPattern: LexiconLiteral.letters.utf8Start)
        let first = (start + page - 1) / page * page
        let end = (start + LexiconLiteral.letters.utf8CodeUnitCount) / page * page
        // Nothing else lies in these pages, and nothing was written to them.
        if end > first { madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, Int32(MADV_DONTNEED)) }
    }
}
