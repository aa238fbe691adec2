/// What went wrong in a misspelt word, the likelier first.
enum Slip: Int, Comparable {
    /// `calcifiaction` for `calcification`, `calficied` for `calcified`.
    case swapped
    /// `phlebolth`, `nephrocalcinossis`.
    case lostOrDoubled
    /// `calcificatiom`.
    case struckWrong

    static func < (a: Slip, b: Slip) -> Bool { a.rawValue < b.rawValue }

    /// The one slip between a known word and a written one; nil where there is none or more than one, or where it is in
    /// the first letter.
    init?(from known: ArraySlice<UInt8>, to written: borrowing Slips) {
        let start = known.startIndex
        let shared = min(known.count, written.count)
        var head = 0
        while head < shared, known[start + head] == written.letter(head) { head += 1 }
        if head == 0 { return nil }
        var tail = 0
        while tail < shared - head, known[known.endIndex - 1 - tail] == written.letter(written.count - 1 - tail) {
            tail += 1
        }
        let (lost, added) = (known.count - head - tail, written.count - head - tail)
        // Whether the first letter that differs stands in the other word `distance` letters on, and the other way about.
        func isSwapped(_ distance: Int, _ written: borrowing Slips) -> Bool {
            known[start + head] == written.letter(head + distance)
                && known[start + head + distance] == written.letter(head)
        }
        switch (lost, added) {
        case (1, 0), (0, 1): self = .lostOrDoubled
        case (1, 1): self = .struckWrong
        case (2, 2) where isSwapped(1, written): self = .swapped
        case (3, 3) where isSwapped(2, written) && known[start + head + 1] == written.letter(head + 1): self = .swapped
        default: return nil
        }
    }
}

/// A word with the hashes of all words a slip away, each in constant time: a polynomial in the letters.
///
/// Not copied: it is as large as six lines of the processor's cache.
struct Slips: ~Copyable {
    static let longest = 40
    private static let base: UInt64 = 0x1_0000_01B3
    private static let powers: [UInt64] = (0...longest + 1).reduce(into: []) { powers, _ in
        powers.append((powers.last.map { $0 &* base }) ?? 1)
    }

    let count: Int
    private var letters = InlineArray<40, UInt8>(repeating: 0)
    /// By place: the value of the letters before it.
    private var heads = InlineArray<41, UInt64>(repeating: 0)

    /// A word of a note, or nil where it holds anything but letters of ASCII.
    init?(folding bytes: ArraySlice<UInt8>) {
        count = bytes.count
        for (at, byte) in bytes.enumerated() {
            let letter = byte | 0x20
            guard letter &- 0x61 < 26 else { return nil }
            append(letter, at)
        }
    }

    private mutating func append(_ letter: UInt8, _ at: Int) {
        letters[at] = letter
        heads[at + 1] = Self.append(letter, to: heads[at])
    }

    @inline(__always) func letter(_ at: Int) -> UInt8 { letters[at] }

    @inline(__always) var hash: UInt64 { Self.mix(heads[count]) }

    /// Of the word without one of its letters.
    @inline(__always) func hash(without at: Int) -> UInt64 {
        Self.hash(heads[at], heads[at + 1], whole: heads[count], behind: count - 1 - at)
    }

    /// Of the word with two letters swapped.
    @inline(__always) func hash(swapping a: Int, _ b: Int) -> UInt64 {
        let difference = UInt64(letters[b]) &- UInt64(letters[a])
        return Self.mix(
            heads[count] &+ difference &* Self.powers[count - 1 - a] &- difference &* Self.powers[count - 1 - b])
    }

    /// The value of letters with one more behind them.
    @inline(__always) static func append(_ letter: UInt8, to head: UInt64) -> UInt64 { head &* base &+ UInt64(letter) }

    /// Of a word without one letter, from the values up to it, with it, and of the whole word.
    @inline(__always) static func hash(_ before: UInt64, _ with: UInt64, whole: UInt64, behind: Int) -> UInt64 {
        let power = powers[behind]
        return mix(before &* power &+ (whole &- with &* power))
    }

    @inline(__always) static func mix(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
