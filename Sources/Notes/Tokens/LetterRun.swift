internal import Bytes

/// The ASCII letters that sixteen bytes begin with, found without a branch: a word's length is what a processor guesses worst.
struct LetterRun {
    /// How many of the bytes are letters, up to the first that is none.
    let count: Int
    /// The letters as small letters, the first of each eight lowest; zeros behind them.
    let letters: SIMD2<UInt64>
    /// No letter of the run is a small one.
    let isAllUpper: Bool

    @inline(__always) init(_ bytes: SixteenBytes) {
        count = (bytes.letters.mask ^ 0x1FFFF).trailingZeroBitCount
        letters = (bytes | .cases).first(count).words
        isAllUpper = (bytes & .cases).first(count).equal(to: 0).mask == 0xFFFF
    }
}
