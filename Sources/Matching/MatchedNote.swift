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

    /// Where to look for the hits and the sentence at a token.
    private var hitIndex = BlockIndex()
    private var sentenceIndex = BlockIndex()

    public init() { text = NoteText(bytes: [], isASCII: true) }

    /// To be called when hits and sentences are known, before anybody asks for those at a token.
    mutating func indexTokens() {
        hitIndex.fill(tokens: tokens.count, elements: hits.count) { hits[$0].first }
        sentenceIndex.fill(tokens: tokens.count, elements: sentences.count) { sentences[$0].first }
    }

    /// Gives back what only tells where a note's words stand.
    public mutating func releasePlaces() {
        (tokens, hits, sentences, places) = ([], [], [], [])
        hitIndex.removeAll()
        sentenceIndex.removeAll()
    }

    /// The sentence that holds a token.
    public func sentence(ofToken token: Int) -> Int {
        var next = sentenceIndex.start(token)
        while next < sentences.count, Int(sentences[next].first) <= token { next &+= 1 }
        return max(next &- 1, 0)
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
        var at = hitIndex.start(Int(token))
        while at < hits.count, hits[at].first < token { at &+= 1 }
        return at
    }

    /// Puts mentions, places and sentences into the order of their spans; of equal spans the one appended first stays first.
    ///
    /// - Returns: the new index of each mention by its old one; empty where nothing moved.
    @discardableResult
    public mutating func sortMentions() -> [Int32] {
        let count = mentions.count
        guard (1..<max(count, 1)).contains(where: { mentions[$0].span < mentions[$0 - 1].span }) else { return [] }
        var order = (0..<Int32(count)).map { $0 }
        func isBefore(_ a: Int32, _ b: Int32) -> Bool {
            let (left, right) = (mentions[Int(a)].span, mentions[Int(b)].span)
            return left == right ? a < b : left < right
        }
        // What was appended from one source is in order but for a few neighbours; where another begins the spans fall far back.
        var starts: [Int] = []
        for index in order.indices {
            let own = order[index]
            let start = starts.last ?? 0
            var at = index
            while at > start, index - at < 8, isBefore(own, order[at - 1]) { at -= 1 }
            if at > start, isBefore(own, order[at - 1]) {
                starts.append(index)
                continue
            }
            var moved = index
            while moved > at {
                order[moved] = order[moved - 1]
                moved -= 1
            }
            order[at] = own
        }
        if starts.count == 1 {
            order = Self.merged(order[..<starts[0]], order[starts[0]...], by: isBefore)
        } else if starts.count > 1 {
            order.sort(by: isBefore)
        }
        mentions = order.map { mentions[Int($0)] }
        places = order.map { places[Int($0)] }
        sentenceOf = order.map { sentenceOf[Int($0)] }
        var moved = [Int32](repeating: 0, count: count)
        for (new, old) in order.enumerated() { moved[Int(old)] = Int32(new) }
        return moved
    }

    private static func merged(
        _ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>, by isBefore: (Int32, Int32) -> Bool
    ) -> [Int32] {
        var merged: [Int32] = []
        merged.reserveCapacity(first.count + second.count)
        var at = second.startIndex
        for element in first {
            while at < second.endIndex, isBefore(second[at], element) {
                merged.append(second[at])
                at += 1
            }
            merged.append(element)
        }
        merged += second[at...]
        return merged
    }
}
