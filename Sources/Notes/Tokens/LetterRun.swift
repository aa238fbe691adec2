/// The ASCII letters that eight bytes begin with, found with eight-byte arithmetic.
struct LetterRun {
    /// How many of the bytes are letters, up to the first that is none.
    let count: Int
    /// The letters as small letters, the first of them lowest; zeros behind them.
    let letters: UInt64

    @inline(__always) init(_ word: UInt64) {
        let bytes = UInt64(littleEndian: word)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (highs, cases) = (ones &* 0x80, ones &* 0x20)
        let small = bytes | cases
        let low = small & ~highs
        // The high bit of a byte: set where it is at least `a`, and where it is behind `z`.
        let (fromA, behindZ) = (low &+ ones &* 0x1F, low &+ ones &* 0x05)
        let others = ~(fromA & ~behindZ & ~bytes) & highs
        count = others.trailingZeroBitCount / 8
        let mask = others == 0 ? ~0 : (others & (0 &- others)) &>> 7 &- 1
        letters = small & mask
    }

    /// Whether one of the first `count` of 16 bytes, all letters, is a small one.
    static func hasLower(_ first: UInt64, _ second: UInt64, count: Int) -> Bool {
        let cases: UInt64 = 0x2020_2020_2020_2020
        func lowest(_ bytes: Int) -> UInt64 { bytes >= 8 ? ~0 : 1 &<< UInt64(8 &* bytes) &- 1 }
        return UInt64(littleEndian: first) & cases & lowest(count) != 0
            || UInt64(littleEndian: second) & cases & lowest(max(count &- 8, 0)) != 0
    }
}
