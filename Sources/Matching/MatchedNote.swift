public import Lexicons
public import Notes

/// A note as the engines read it: text, tokens, terms, sections, sentences and the mentions made of them. One value is
/// kept and refilled from note to note, so that its arrays grow only once.
public struct MatchedNote: Sendable {
    public var text: NoteText
    public var tokens: [Token] = []
    public var hits: [Hit] = []
    public var layout = SectionLayout()
    public var sentences: [Sentence] = []
    public var mentions: [Mention] = []
    /// By mention: its tokens.
    public var places: [Hit] = []
    /// By mention: its sentence.
    public var sentenceOf: [Int32] = []

    public init() { text = NoteText(bytes: [], isASCII: true) }

    /// The sentence that holds a token.
    public func sentence(ofToken token: Int) -> Int {
        var (low, high) = (0, sentences.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(sentences[middle].first) <= token { low = middle } else { high = middle }
        }
        return low
    }

    /// The first token that ends behind a byte.
    public func token(atByte byte: Int32) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].end <= byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable public func span(_ range: Range<Int>) -> Span {
        Span(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
    }

    @inlinable public func isWord(_ token: Int, _ word: EngineWord) -> Bool { tokens[token].word == word.rawValue }

    /// The first hit whose first token is not before a token.
    public func firstHit(from token: Int32) -> Int {
        // Halves without a branch that depends on what is found: the processor would guess wrong every other time.
        var (low, count) = (0, hits.count)
        while count > 0 {
            let half = (count &+ 1) / 2
            low = hits[low &+ half &- 1].first < token ? low &+ half : low
            count &-= half
        }
        return low
    }

    /// Puts mentions, places and sentences into the order of their spans; of equal spans the one appended first stays first.
    ///
    /// - Returns: the new index of each mention by its old one; empty where nothing moved.
    @discardableResult
    public mutating func sortMentions() -> [Int32] {
        let count = mentions.count
        var isSorted = true
        for index in 1..<max(count, 1) where mentions[index].span < mentions[index - 1].span {
            isSorted = false
            break
        }
        if isSorted { return [] }
        let order = (0..<count).sorted {
            let (a, b) = (mentions[$0].span, mentions[$1].span)
            return a == b ? $0 < $1 : a < b
        }
        mentions = order.map { mentions[$0] }
        places = order.map { places[$0] }
        sentenceOf = order.map { sentenceOf[$0] }
        var moved = [Int32](repeating: 0, count: count)
        for (new, old) in order.enumerated() { moved[old] = Int32(new) }
        return moved
    }
}
