/// The words that a lexicon knows, each with a number; many spellings may share one (`haematoma`, `hematomas`).
///
/// An open-addressing table over the 64-bit hashes of the words, at most three quarters full: a ``WordMemo`` stands in front of
/// it. A word of up to 8 bytes and its hash are one to one; two longer words share theirs with a probability of 2⁻⁶⁴. Letter
/// case and accents are folded before (`WordKey`).
public struct Vocabulary: Sendable {
    /// Numbers below this are marks (ASCII codes) and 0, the unknown word.
    public static let firstWord: Int32 = 128

    /// A power of two.
    package private(set) var entries: [Entry]
    package private(set) var count: Int

    package struct Entry: Sendable, BitwiseCopyable {
        var hash: UInt64
        var id: Int32
        var padding: Int32 = 0
    }

    /// - Parameter capacity: how many spellings will be added at most.
    public init(capacity: Int) {
        var size = 64
        while size * 3 < capacity * 4 { size *= 2 }
        entries = Array(repeating: Entry(hash: 0, id: 0), count: size)
        count = 0
    }

    package init(entries: [Entry], count: Int) {
        self.entries = entries
        self.count = count
    }

    public mutating func add(_ key: WordKey, id: Int32) {
        precondition(count < entries.count - 1, "the vocabulary holds \(count) spellings in \(entries.count) places")
        let hash = key.hash
        var at = Int(truncatingIfNeeded: hash &>> Self.shift(entries.count))
        while entries[at].id != 0 {
            if entries[at].hash == hash {
                entries[at].id = id
                return
            }
            at = (at + 1) & (entries.count - 1)
        }
        entries[at] = Entry(hash: hash, id: id)
        count += 1
    }

    /// The word's number, or 0.
    public func id(of key: WordKey) -> Int32 { id(ofHash: key.hash) }

    func id(ofHash hash: UInt64) -> Int32 {
        let entries = entries.span
        let mask = entries.count &- 1
        var at = Int(truncatingIfNeeded: hash &>> Self.shift(entries.count)) & mask
        while true {
            let entry = entries[at]
            if entry.id == 0 || entry.hash == hash { return entry.id }
            at = (at &+ 1) & mask
        }
    }

    /// A word's place in a table is told by the upper bits of its hash, all that the multiplication mixes well.
    @inline(__always) private static func shift(_ size: Int) -> UInt64 { UInt64(size.leadingZeroBitCount &+ 1) }
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
        let value = first ^ (second &* 0x9E37_79B9_7F4A_7C15) ^ (rest &* 0xC2B2_AE3D_27D4_EB4F) ^ (length &<< 56)
        return (value ^ (value &>> 29)) &* 0xBF58_476D_1CE4_E5B9
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
