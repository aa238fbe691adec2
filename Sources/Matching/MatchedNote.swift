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
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].first < token { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
