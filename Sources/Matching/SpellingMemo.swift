internal import Lexicons
internal import Notes

/// What the corrector found of the unknown words before: notes use few of them often (`patient`, `procedure`), and to find
/// that a word is not a misspelling of ours costs many looks.
///
/// A word has one place; the newer of two words displaces the older. It belongs to one lexicon and forgets everything with
/// another.
public struct SpellingMemo: Sendable {
    /// A word of up to 16 letters, folded: as exact as the word itself.
    struct Key: BitwiseCopyable, Equatable {
        var first: UInt64
        var second: UInt64
        /// Never 0 for a word.
        var count: Int32

        /// - Parameters:
        ///   - first: the first eight bytes in the order of memory, `second` the eight behind them.
        ///   - count: how many of the 16 are the word's, 7 or more.
        init(_ first: UInt64, _ second: UInt64, count: Int) {
            let cases: UInt64 = 0x2020_2020_2020_2020
            let (head, tail) = (min(count, 8), max(count &- 8, 0))
            self.first = (first.littleEndian | cases) & Self.mask(head)
            self.second = (second.littleEndian | cases) & Self.mask(tail)
            self.count = Int32(count)
        }

        private static func mask(_ bytes: Int) -> UInt64 { bytes == 8 ? ~0 : 1 &<< UInt64(bytes &* 8) &- 1 }

        var place: Int {
            let mixed = (first ^ second &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)) &* 0xBF58_476D_1CE4_E5B9
            return Int(truncatingIfNeeded: mixed &>> 50)
        }
    }

    private struct Entry: BitwiseCopyable {
        var key: Key
        var number: Int32
    }

    /// The longest word that is remembered.
    static let longest = 16

    private var entries: [Entry] = []
    private var lexicon: CompiledLexicon?

    public init() {}

    mutating func prepare(for lexicon: CompiledLexicon) {
        if self.lexicon === lexicon { return }
        self.lexicon = lexicon
        let none = Entry(key: Key(0, 0, count: 0), number: 0)
        entries = Array(repeating: none, count: 1 << 14)
    }

    /// What was found of a word: the number of the word that is meant or 0; nil where it is not remembered.
    func number(of key: Key) -> Int32? {
        let entry = entries[key.place]
        return entry.key == key ? entry.number : nil
    }

    mutating func remember(_ key: Key, _ number: Int32) { entries[key.place] = Entry(key: key, number: number) }
}
