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
/// Not copied: it is as large as a dozen lines of the processor's cache.
struct Slips: ~Copyable {
    static let longest = 40
    private static var base: UInt64 { 0x1_0000_01B3 }

    private(set) var count: Int
    private var letters = InlineArray<40, UInt8>(repeating: 0)
    /// Of the word itself, of it without each of its letters, and, where it is long enough, with each two letters swapped that
    /// have one between them.
    private var hashes = InlineArray<80, UInt64>(repeating: 0)
    private var hashCount = 0

    /// A word of a note; of no letters where it holds anything but letters of ASCII.
    init(folding bytes: borrowing Swift.Span<UInt8>) {
        count = bytes.count
        // By place: the value of the letters before it, and the power that weighs the letter at it.
        var heads = InlineArray<41, UInt64>(repeating: 0)
        var powers = InlineArray<41, UInt64>(repeating: 1)
        for at in 0..<count {
            let letter = bytes[at] | 0x20
            if letter &- 0x61 >= 26 {
                count = 0
                return
            }
            letters[at] = letter
            heads[at + 1] = Self.append(letter, to: heads[at])
        }
        for at in (0..<count).reversed() { powers[at] = powers[at + 1] &* Self.base }
        let whole = heads[count]
        add(Self.mix(whole))
        for at in 0..<count where at == 0 || letters[at] != letters[at - 1] {
            // `powers[at + 1]` weighs the last of the letters in front.
            add(Self.hash(heads[at], heads[at + 1], whole: whole, power: powers[at + 1]))
        }
        guard count >= 9 else { return }
        for at in 1..<count - 2 {
            let difference = UInt64(letters[at + 2]) &- UInt64(letters[at])
            add(Self.mix(whole &+ difference &* powers[at + 1] &- difference &* powers[at + 3]))
        }
    }

    private mutating func add(_ hash: UInt64) {
        hashes[hashCount] = hash
        hashCount += 1
    }

    @inline(__always) func letter(_ at: Int) -> UInt8 { letters[at] }

    /// Calls `body` with each of the hashes.
    @inline(__always) borrowing func forEach(_ body: (UInt64, borrowing Slips) -> Void) {
        // A span: what is taken of an array in place by its index is taken from a copy of it.
        let all = hashes.span
        for at in 0..<hashCount { body(all[at], self) }
    }

    /// The value of letters with one more behind them.
    @inline(__always) static func append(_ letter: UInt8, to head: UInt64) -> UInt64 { head &* base &+ UInt64(letter) }

    /// Of a word without one letter, from the values up to it, with it, and of the whole word.
    ///
    /// - Parameter power: of the base, for the letters behind it.
    @inline(__always) static func hash(_ before: UInt64, _ with: UInt64, whole: UInt64, power: UInt64) -> UInt64 {
        mix(before &* power &+ (whole &- with &* power))
    }

    @inline(__always) static func mix(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    /// By number of letters: the power of the base that weighs what stands in front of them.
    static func powers() -> [UInt64] {
        (0...longest + 1).reduce(into: []) { powers, _ in powers.append((powers.last.map { $0 &* base }) ?? 1) }
    }
}
