/// What a tokenizer found of the words before, for one thread: notes use few words often, and a word of a note that is in
/// here costs two looks into tables that stay in the processor's cache, misspelt and unknown words too.
///
/// The words lie in the order in which they were met, so that the most common ones, which are met first, lie together; a table of
/// two bytes a place, told by a word's hash, says where. It grows with the words it meets, and forgets them all when there are
/// 32,767 of them (a megabyte with the table): more than most collections of notes use. It belongs to one tokenizer and forgets
/// everything with another.
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

    /// Behind one that stands for no word at all, whose hash and number are 0.
    private var entries: [Entry] = []
    /// Open addressing: the places of words in `entries`, 0 where there is none. A power of two, at most half full.
    private var places: [UInt16] = []
    /// A word's place is told by the upper bits of its hash, which are the well mixed ones.
    private var shift: UInt64 = 0
    private var tokenizer: Tokenizer?
    /// Room for words of a note that are not looked up yet.
    private var unread: [UnreadWord] = []

    private static let sizes = (first: 1 << 10, last: 1 << 16)

    public init() {}

    mutating func prepare(for tokenizer: Tokenizer) {
        if self.tokenizer === tokenizer { return }
        self.tokenizer = tokenizer
        forget()
    }

    private mutating func forget() {
        entries.removeAll(keepingCapacity: true)
        entries.append(Entry(hash: 0, word: 0))
        makePlaces(Self.sizes.first)
    }

    private mutating func makePlaces(_ size: Int) {
        places = Array(repeating: 0, count: size)
        shift = UInt64(size.leadingZeroBitCount + 1)
        for entry in 1..<entries.count { place(entry) }
    }

    private mutating func place(_ entry: Int) {
        var at = start(entries[entry].hash)
        while places[at] != 0 { at = (at + 1) & (places.count - 1) }
        places[at] = UInt16(entry)
    }

    /// Numbers words, as long as they lie in the first place that is asked for them.
    ///
    /// - Parameters:
    ///   - first: the token that the words' own count from.
    /// - Returns: the index of the first word that lies elsewhere or nowhere, or how many there are.
    func number(
        _ words: borrowing Swift.Span<UnreadWord>, from start: Int, in tokens: inout MutableSpan<Token>, _ first: Int
    ) -> Int {
        let (places, entries, shift) = (places.span, entries.span, shift)
        for index in start..<words.count {
            let word = words[index]
            let entry = entries[Int(places[Int(truncatingIfNeeded: word.hash &>> shift)])]
            if entry.hash != word.hash { return index }
            tokens[first &+ Int(word.token)].word = entry.word
        }
        return words.count
    }

    /// The number of the word with a hash, in whatever place; nil where it is not remembered.
    func wordFurtherOn(_ hash: UInt64) -> Int32? {
        var at = start(hash)
        while places[at] != 0 {
            let entry = entries[Int(places[at])]
            if entry.hash == hash { return entry.word }
            at = (at + 1) & (places.count - 1)
        }
        return nil
    }

    /// - Parameter hash: of a word that is not remembered.
    mutating func remember(_ hash: UInt64, _ word: Int32) {
        if entries.count * 2 > places.count {
            if places.count < Self.sizes.last { makePlaces(places.count * 4) } else { forget() }
        }
        entries.append(Entry(hash: hash, word: word))
        place(entries.count - 1)
    }

    mutating func takeUnread() -> [UnreadWord] {
        defer { unread = [] }
        return unread
    }

    mutating func giveBack(_ room: [UnreadWord]) { unread = room }

    @inline(__always) private func start(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }
}

/// A word by its hash alone, and which token of its piece it is.
struct UnreadWord: BitwiseCopyable {
    let hash: UInt64
    let token: Int32

    @inline(__always) init(_ key: WordKey, token: Int) {
        hash = key.hash
        self.token = Int32(truncatingIfNeeded: token)
    }
}
