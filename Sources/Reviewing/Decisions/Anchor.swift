public import Annotations

/// Where the words of a decision stand in the note as it is today.
public enum Anchor: Hashable, Sendable {
    /// In the same note, at the same place.
    case same(Span)
    /// The note has changed; the words stand, here.
    case moved(Span)
    case lost(Reason)

    public enum Reason: String, Hashable, Sendable {
        case wordsGone = "the words no longer stand in the note"
        case ambiguous = "the words stand more than once, and nothing around them tells which are meant"
        case noteMissing = "the note is not among those given"
    }

    public var span: Span? {
        switch self {
        case .same(let span), .moved(let span): span
        case .lost: nil
        }
    }

    /// `"calcified"` at 40 of a note that has a new first line is found at 52 by the words around it.
    ///
    /// The place counts where the bytes are the same; else the words with what stood around them, then the words with as
    /// much of it as still stands, then the words alone where they stand only once.
    public init(_ quote: Quote, sha256: String, in note: AnnotatedNote) {
        let text = Array(note.text.string.unicodeScalars)
        let offsets = OffsetTable(note.text, unit: .scalar)
        func span(_ start: Int, _ end: Int) -> Span? {
            guard let first = offsets.byte(of: start), let last = offsets.byte(of: end), first < last else {
                return nil
            }
            return Span(first, last)
        }
        let exact = Array(quote.exact.unicodeScalars)
        if sha256 == note.document.sha256, let place = span(quote.start, quote.end),
            Self.matches(text, quote.start, exact)
        {
            self = .same(place)
            return
        }
        let (prefix, suffix) = (Array(quote.prefix.unicodeScalars), Array(quote.suffix.unicodeScalars))
        let candidates = exact.isEmpty ? [] : text.indices.filter { Self.matches(text, $0, exact) }
        if candidates.isEmpty {
            self = .lost(.wordsGone)
            return
        }
        let scored = candidates.map { start in
            (start: start, score: Self.around(text, start, exact.count, prefix, suffix))
        }
        let best = scored.max { $0.score < $1.score }!
        let isAlone = candidates.count == 1
        let isUnique = scored.count { $0.score == best.score } == 1 && best.score >= 6
        if isAlone || isUnique, let place = span(best.start, best.start + exact.count) {
            self = .moved(place)
        } else {
            self = .lost(.ambiguous)
        }
    }

    /// Whether the words stand at a place; what a page shows as a substitute (a control character, a mark that turns the
    /// order of letters round) matches what it stands for.
    private static func matches(_ text: [Unicode.Scalar], _ start: Int, _ words: [Unicode.Scalar]) -> Bool {
        guard start >= 0, start + words.count <= text.count else { return false }
        for (offset, word) in words.enumerated() {
            let own = text[start + offset]
            if own == word || word.value == 0xFFFD { continue }
            if own.value < 0x20 || own.value == 0x7F, (0x2400...0x2421).contains(word.value) { continue }
            return false
        }
        return true
    }

    /// How many characters before and behind are as they were.
    private static func around(
        _ text: [Unicode.Scalar], _ start: Int, _ count: Int, _ prefix: [Unicode.Scalar], _ suffix: [Unicode.Scalar]
    ) -> Int {
        let before = zip(prefix.reversed(), text[..<start].reversed()).prefix { $0 == $1 }.count
        let behind = zip(suffix, text[(start + count)...]).prefix { $0 == $1 }.count
        return before + behind
    }
}
