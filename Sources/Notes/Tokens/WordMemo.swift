/// What a tokenizer found of the words before, for one thread: notes use few words often, and a word of a note that is in
/// here costs one look into a table that stays in the processor's cache, misspelt and unknown words too.
///
/// A word has one place; the newer of two words displaces the older. It belongs to one tokenizer and forgets everything
/// with another.
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

    /// A hash of 0 stands for no word at all, whose number is 0.
    private var entries: [Entry] = []
    private let size: Int
    private var tokenizer: Tokenizer?

    /// For notes without end: 32,768 words, 512 kB, most of what a collection of notes uses.
    public init() { self.init(size: 1 << 15) }

    /// - Parameter size: a power of two.
    init(size: Int) { self.size = size }

    mutating func prepare(for tokenizer: Tokenizer) {
        if self.tokenizer === tokenizer { return }
        self.tokenizer = tokenizer
        entries = Array(repeating: Entry(hash: 0, word: 0), count: size)
    }

    /// The number of the word with a hash; nil where it is not remembered.
    @inline(__always) func word(_ hash: UInt64) -> Int32? {
        let entry = entries[place(hash)]
        return entry.hash == hash ? entry.word : nil
    }

    mutating func remember(_ hash: UInt64, _ word: Int32) { entries[place(hash)] = Entry(hash: hash, word: word) }

    /// Told by the upper bits, which are the well mixed ones.
    @inline(__always) private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash &>> UInt64(size.leadingZeroBitCount &+ 1))
    }
}
