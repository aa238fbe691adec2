/// A set of word numbers as bits: a look costs a shift, where a hashed set would cost a hash.
public struct WordSet: Sendable {
    private var bits: [UInt64] = []

    public init(_ words: some Sequence<Int32>) {
        for word in words where word >= 0 {
            let at = Int(word) >> 6
            while bits.count <= at { bits.append(0) }
            bits[at] |= 1 << UInt64(word & 63)
        }
    }

    public func contains(_ word: Int32) -> Bool {
        let at = Int(word) >> 6
        return at >= 0 && at < bits.count && bits[at] >> UInt64(word & 63) & 1 == 1
    }
}

/// Words that tell where a line break is only a wrap, as word numbers.
public struct LineWords: Sendable {
    /// No line ends on purpose behind these: `no`, `of`, `with`.
    public var opening: WordSet
    /// No item and no sentence begins with these: `or`, `of`, `and`.
    public var continuing: WordSet
    /// No sentence that makes a statement begins with these: `is`, `are`.
    public var verbs: WordSet

    public init(opening: Set<Int32>, continuing: Set<Int32>, verbs: Set<Int32> = []) {
        self.opening = WordSet(opening)
        self.continuing = WordSet(continuing)
        self.verbs = WordSet(verbs)
    }
}
