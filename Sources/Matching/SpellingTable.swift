internal import Lexicons

/// The hash of each known word and of the word without each of its letters; two words a slip apart share one of these.
final class SpellingTable: Sendable {
    /// Open addressing: 32 bits of the hash, then the word's index plus one; 0 is free.
    private let slots: [UInt64]
    /// A bit for each hash in the table: says no for nearly all that are not there without touching it.
    private let known: [UInt64]

    /// - Complexity: O(letters of the long words); under a millisecond for the built-in lexicon.
    init(_ words: [SpelledWord], _ all: [UInt8]) {
        var size = 1024
        while size * 7 < (all.count + words.count) * 10 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        var known = [UInt64](repeating: 0, count: max(size / 16, 1 << 10))
        func insert(_ hash: UInt64, _ index: Int) {
            let bit = Self.bit(hash, known.count)
            known[bit >> 6] |= 1 &<< UInt64(bit & 63)
            var at = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[at] != 0 { at = (at &+ 1) & (size - 1) }
            slots[at] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
        }
        // By place: the value of the letters before it.
        var heads = [UInt64](repeating: 0, count: Slips.longest + 1)
        let letters = all.span
        let powers = Slips.powers()
        for (index, word) in words.enumerated() {
            let (start, count) = (word.letters.lowerBound, word.letters.count)
            for at in 0..<count { heads[at + 1] = Slips.append(letters[start + at], to: heads[at]) }
            insert(Slips.mix(heads[count]), index)
            for at in 0..<count where at == 0 || letters[start + at] != letters[start + at - 1] {
                insert(Slips.hash(heads[at], heads[at + 1], whole: heads[count], power: powers[count - 1 - at]), index)
            }
        }
        self.slots = slots
        self.known = known
    }

    /// Which bit of so many words stands for a hash.
    @inline(__always) private static func bit(_ hash: UInt64, _ words: Int) -> Int {
        Int(truncatingIfNeeded: hash &>> 20) & (words &* 64 &- 1)
    }

    /// Calls `body` with the index of each known word that has a hash.
    @inline(__always) func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
        let bit = Self.bit(hash, known.count)
        if known[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { return }
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] != 0 {
            if (slots[at] ^ hash) >> 32 == 0 { body(Int(slots[at] & 0xFFFF_FFFF) - 1) }
            at = (at &+ 1) & mask
        }
    }
}
