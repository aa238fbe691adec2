public import Lexicons
public import Notes
internal import Synchronization

/// Puts right one slip of the pen in a long word: `calcificaton`, `calcifcation`, `calcificiation`, `phlebolth`.
///
/// A slip is a letter lost, doubled, struck wrong or swapped with the next (or the next but one: `calficied`). Only words
/// that the lexicon does not know are looked at, of seven letters or more, and only changed where one known word alone is
/// meant and begins with the same letter. `decalcified`, `ossicles` and `perineal` are known words, and stay.
///
/// An unknown word costs a few look-ups in a bit set, unless its beginning or its end is one of ours.
public final class SpellingCorrector: Sendable {
    private let words: [SpelledWord]
    private let letters: [UInt8]
    /// Made when a word first comes near a known one, which few words of a short note do.
    private let table = AtomicLazyReference<SpellingTable>()
    /// Bit sets of 2¹⁸: the first four letters of each word; its first and last three letters; each with its length.
    private let beginnings: [UInt64]
    private let ends: [UInt64]

    public init(lexicon: CompiledLexicon) {
        words = lexicon.spelledWords
        letters = lexicon.letters
        var beginnings = [UInt64](repeating: 0, count: 1 << 12)
        var ends = beginnings
        for word in words { Self.addEnds(of: letters[word.letters], beginnings: &beginnings, ends: &ends) }
        self.beginnings = beginnings
        self.ends = ends
    }

    /// The number of the word that an unknown word is meant to be, or nil.
    ///
    /// - Parameter bytes: as the note writes it.
    public func word(for bytes: ArraySlice<UInt8>) -> Int32? {
        guard bytes.count >= Self.shortest, bytes.count <= Slips.longest, isNear(bytes) else { return nil }
        let slips = Slips(folding: bytes.span)
        if slips.count == 0 { return nil }
        let table = table.load() ?? table.storeIfNil(SpellingTable(words, letters))
        var search = Search()
        slips.forEach { hash, slips in
            table.forEach(hash) { index in
                let word = words[index]
                if let slip = Slip(from: letters[word.letters], to: slips) { search.add(word, slip) }
            }
        }
        return search.isUnique ? search.best?.word.number : nil
    }

    /// What is known of the word that an unknown one may be meant to be.
    private struct Search {
        var best: (slip: Slip, word: SpelledWord)?
        var isUnique = true

        mutating func add(_ word: SpelledWord, _ slip: Slip) {
            guard let known = best else { return best = (slip, word) }
            if known.word.number == word.number {
                if slip < known.slip { best = (slip, word) }
            } else if known.word.isMineral, word.isMineral, slip != known.slip {
                // `calcifid`: a letter lost (calcified) is likelier than a wrong one (calcific).
                if slip < known.slip { best = (slip, word) }
            } else {
                isUnique = false
            }
        }
    }

    private static let shortest = 7

    // MARK: Prefilter

    // A slip behind the fourth letter leaves the first four; one before leaves the first and the last three. Either way
    // the length changes by one at most.

    private static func addEnds(of word: ArraySlice<UInt8>, beginnings: inout [UInt64], ends: inout [UInt64]) {
        let (start, end) = (word.startIndex, word.endIndex)
        for count in word.count - 1...word.count + 1 {
            set(&beginnings, word[start], word[start + 1], word[start + 2], word[start + 3], count)
            set(&ends, word[start], word[end - 3], word[end - 2], word[end - 1], count)
        }
    }

    /// Whether a word has the beginning or the end of a known word of about its length.
    private func isNear(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (start, end) = (bytes.startIndex, bytes.endIndex)
        return Self.holds(
            beginnings, bytes[start] | 32, bytes[start + 1] | 32, bytes[start + 2] | 32, bytes[start + 3] | 32,
            bytes.count)
            || Self.holds(
                ends, bytes[start] | 32, bytes[end - 3] | 32, bytes[end - 2] | 32, bytes[end - 1] | 32, bytes.count)
    }

    private static func set(_ bits: inout [UInt64], _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ count: Int) {
        let at = place(a, b, c, d, count)
        bits[at >> 6] |= 1 << UInt64(at & 63)
    }

    private static func holds(
        _ bits: [UInt64], _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ count: Int
    ) -> Bool {
        let at = place(a, b, c, d, count)
        return bits[at >> 6] >> UInt64(at & 63) & 1 == 1
    }

    private static func place(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ count: Int) -> Int {
        let key = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
        return Int(((key ^ UInt32(truncatingIfNeeded: count)) &* 0x9E37_79B1) >> 14)
    }
}

extension Tokenizer {
    /// One that numbers the words of a lexicon and puts misspelt ones right.
    public convenience init(correcting lexicon: CompiledLexicon) {
        let corrector = SpellingCorrector(lexicon: lexicon)
        self.init(vocabulary: lexicon.vocabulary) { corrector.word(for: $0) }
    }
}
