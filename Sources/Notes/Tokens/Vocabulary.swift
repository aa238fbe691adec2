/// The words that a lexicon knows, each with a number; many spellings may share one (`haematoma`, `hematomas`).
///
/// An open-addressing table over the 64-bit hashes of the words. A word of up to 8 bytes and its hash are one to one; two
/// longer words share theirs with a probability of 2⁻⁶⁴. Letter case and accents are folded before (`WordKey`). An entry
/// has 16 bytes, so that the table of a large lexicon stays in the processor's cache; a lookup costs one probe in most
/// cases.
public struct Vocabulary: Sendable {
    /// Numbers below this are marks (ASCII codes) and 0, the unknown word.
    public static let firstWord: Int32 = 128

    @usableFromInline package var entries: [Entry]
    @usableFromInline package var mask: Int
    /// A bit for each value of 18 bits of the hash: says no for most words that are not there without touching the table.
    @usableFromInline package var filter: [UInt64]
    package private(set) var count: Int

    @usableFromInline package struct Entry: Sendable, BitwiseCopyable {
        @usableFromInline package var hash: UInt64
        @usableFromInline package var id: Int32
        @usableFromInline package var padding: Int32 = 0
    }

    /// - Parameter capacity: how many spellings will be added at most.
    public init(capacity: Int) {
        var size = 64
        while size * 3 < capacity * 4 { size *= 2 }
        entries = Array(repeating: Entry(hash: 0, id: 0), count: size)
        mask = size - 1
        filter = Array(repeating: 0, count: 1 << 12)
        count = 0
    }

    package init(entries: [Entry], filter: [UInt64], count: Int) {
        self.entries = entries
        self.mask = entries.count - 1
        self.filter = filter
        self.count = count
    }

    public mutating func add(_ key: WordKey, id: Int32) {
        precondition(count < entries.count - 1, "the vocabulary holds \(count) spellings in \(entries.count) places")
        let hash = key.hash
        filter[Int(hash &>> 52)] |= 1 &<< ((hash &>> 46) & 63)
        var at = Int(truncatingIfNeeded: hash) & mask
        while entries[at].id != 0 {
            if entries[at].hash == hash {
                entries[at].id = id
                return
            }
            at = (at + 1) & mask
        }
        entries[at] = Entry(hash: hash, id: id)
        count += 1
    }

    /// The word's number, or 0.
    public func id(of key: WordKey) -> Int32 { Self.id(of: key, entries.span, filter.span) }

    /// The same in a table whose arrays are at hand.
    @inline(__always) static func id(
        of key: WordKey, _ entries: borrowing Swift.Span<Entry>, _ filter: borrowing Swift.Span<UInt64>
    ) -> Int32 {
        let hash = key.hash
        if filter[Int(truncatingIfNeeded: hash &>> 52)] & (1 &<< ((hash &>> 46) & 63)) == 0 { return 0 }
        let mask = entries.count &- 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while true {
            let entry = entries[at]
            if entry.id == 0 || entry.hash == hash { return entry.id }
            at = (at &+ 1) & mask
        }
    }
}

/// A word's folded bytes as numbers: small letters, no accents, straight apostrophe.
public struct WordKey: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var first: UInt64 = 0
    @usableFromInline package var second: UInt64 = 0
    @usableFromInline package var rest: UInt64 = 0
    @usableFromInline package var length: UInt64 = 0

    @inlinable public init() {}

    /// Adds one folded byte.
    @inlinable public mutating func append(_ byte: UInt8) {
        if length < 8 {
            first |= UInt64(byte) &<< (length &* 8)
        } else if length < 16 {
            second |= UInt64(byte) &<< ((length &- 8) &* 8)
        } else {
            rest = (rest ^ UInt64(byte)) &* 0x1000_0000_01B3
        }
        length &+= 1
    }

    /// A word of up to 16 letters, the first of each eight lowest and zeros behind the last.
    @inlinable package init(letters first: UInt64, _ second: UInt64, count: Int) {
        self.first = first
        self.second = second
        length = UInt64(count)
    }

    @inlinable package var hash: UInt64 {
        var value = first ^ (second &* 0x9E37_79B9_7F4A_7C15) ^ (rest &* 0xC2B2_AE3D_27D4_EB4F) ^ (length &<< 56)
        value = (value ^ (value &>> 29)) &* 0xBF58_476D_1CE4_E5B9
        return value ^ (value &>> 32)
    }

    @inlinable public static func == (a: WordKey, b: WordKey) -> Bool {
        a.first == b.first && a.second == b.second && a.length == b.length && a.rest == b.rest
    }
}

extension WordKey {
    /// The key of a whole word, folded as the tokenizer folds it.
    public init(_ word: some StringProtocol) {
        self.init()
        for byte in FoldedBytes.fold(Array(word.utf8)) { append(byte) }
    }
}
