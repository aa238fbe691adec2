/// What a tokenizer found of the words before, for one thread: notes use few words often, and a word of a note that is in
/// here costs one look into a table that stays in the processor's cache, misspelt and unknown words too.
///
/// A word has one place; the newer of two words displaces the older. It grows with the words that it meets, up to 32,768 of them
/// (512 kB): most of what a collection of notes uses. It belongs to one tokenizer and forgets everything with another.
public struct WordMemo: Sendable {
    private struct Entry: BitwiseCopyable {
        var hash: UInt64
        var word: Int32
        private var padding: Int32 = 0

        init(hash: UInt64, word: Int32) {
            self.hash = hash
            self.word = word
        }
    }

    /// A power of two of them. A hash of 0 stands for no word at all, whose number is 0.
    private var entries: [Entry] = []
    /// A word's place is told by the upper bits of its hash, which are the well mixed ones.
    private var shift: UInt64 = 0
    /// How often a word was remembered since the memo has its size.
    private var count = 0
    private var tokenizer: Tokenizer?

    private static let sizes = (first: 1 << 9, last: 1 << 15)

    public init() {}

    mutating func prepare(for tokenizer: Tokenizer) {
        if self.tokenizer === tokenizer { return }
        self.tokenizer = tokenizer
        empty(Self.sizes.first)
    }

    private mutating func empty(_ size: Int) {
        entries = Array(repeating: Entry(hash: 0, word: 0), count: size)
        shift = UInt64(size.leadingZeroBitCount + 1)
        count = 0
    }

    /// The number of the word with a hash; nil where it is not remembered.
    @inline(__always) func word(_ hash: UInt64) -> Int32? {
        let entry = entries[place(hash)]
        return entry.hash == hash ? entry.word : nil
    }

    mutating func remember(_ hash: UInt64, _ word: Int32) {
        count += 1
        // Grown empty: what was known is found again by and by.
        if count > entries.count, entries.count < Self.sizes.last { empty(4 * entries.count) }
        entries[place(hash)] = Entry(hash: hash, word: word)
    }

    @inline(__always) private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }
}
