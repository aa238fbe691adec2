public import Lexicons
public import Notes

/// A note, or a chapter of a very long one, as the engines read it: text, tokens, terms, sections, sentences and the mentions
/// made of them. One value is kept and refilled from note to note, so that its arrays grow only once.
public struct MatchedNote: Sendable {
    public var text: NoteText
    public var tokens: [Token] = []
    public var hits: [Hit] = []
    var hitIndex = TokenIndex()
    /// Where a section may begin.
    public var beginnings = SectionBeginnings()
    /// The hits by what is made of them.
    public var lists = HitLists()
    public var layout = SectionLayout()
    /// Of a chapter behind the first: the sites that the note names early.
    public var earlySites: Set<ConceptIndex> = []
    public var sentences: [Sentence] = []
    public var mentions: [Mention] = []
    /// By mention: its tokens.
    public var places: [Hit] = []
    /// By mention: its sentence.
    public var sentenceOf: [Int32] = []

    /// By sentence: its first mention; one more behind the last.
    private var firstMentions: [Int32] = []
    /// Where to look for the sentence at a token.
    private var sentenceIndex = TokenIndex()

    public init() { text = NoteText(bytes: [], isASCII: true) }

    /// To be called when the sentences are known, before anybody asks for the one at a token.
    mutating func indexSentences() {
        sentenceIndex.removeAll()
        var sentence = 0
        for token in stride(from: 0, to: tokens.count, by: TokenIndex.stretch) {
            while sentence < sentences.count, Int(sentences[sentence].first) < token { sentence += 1 }
            sentenceIndex.append(sentence)
        }
    }

    /// To be called when all mentions are there, before anybody asks for those of a sentence.
    public mutating func indexMentions() {
        firstMentions.removeAll(keepingCapacity: true)
        firstMentions.append(addingCapacity: sentences.count + 1) { output in
            for (mention, sentence) in sentenceOf.enumerated() {
                while output.count <= Int(sentence) { output.append(Int32(mention)) }
            }
            while output.count <= sentences.count { output.append(Int32(sentenceOf.count)) }
        }
    }

    /// The run of mentions that lie in a sentence.
    public func mentions(ofSentence sentence: Int) -> Range<Int> {
        Int(firstMentions[sentence])..<Int(firstMentions[sentence + 1])
    }

    /// The sentence that holds a token.
    public func sentence(ofToken token: Int) -> Int {
        max(sentenceIndex.first(of: sentences.count, from: token + 1) { sentences[$0].first } - 1, 0)
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

    /// Whether a token, which may lie outside the note, is a word: there none is. Those who look at the words around one need not ask
    /// for the note's ends, and no sentence that nobody foresaw stops the program.
    @inlinable public func isWord(_ token: Int, _ word: EngineWord) -> Bool {
        tokens.indices.contains(token) && tokens[token].word == word.rawValue
    }

    /// Whether a token that may lie outside the note is a mark.
    public func hasMark(_ mark: Unicode.Scalar, at token: Int) -> Bool {
        tokens.indices.contains(token) && tokens[token].isMark(mark)
    }

    /// Whether a token that may lie outside the note is a number.
    public func hasNumber(at token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].kind == .number }

    /// The first hit whose first token is not before a token.
    public func firstHit(from token: Int32) -> Int {
        hitIndex.first(of: hits.count, from: Int(token)) { hits[$0].first }
    }

    /// Whether a hit begins at a token, which may lie outside the note.
    public func beginsHit(at token: Int) -> Bool { hitIndex.begins(at: token) }

    /// Puts mentions, places and sentences into the order of their spans; of equal spans the one appended first stays first.
    mutating func sortMentions() {
        for index in 1..<max(mentions.count, 1) where mentions[index].span < mentions[index - 1].span {
            // Terms that begin at one token: a few steps. What comes from elsewhere may lie anywhere.
            var at = index
            while at > 0, index - at < 16, mentions[index].span < mentions[at - 1].span { at -= 1 }
            if at > 0, mentions[index].span < mentions[at - 1].span { return sortFarMentions() }
            move(index, to: at)
        }
    }

    private mutating func move(_ index: Int, to place: Int) {
        let (mention, hit, sentence) = (mentions[index], places[index], sentenceOf[index])
        var at = index
        while at > place {
            mentions[at] = mentions[at - 1]
            places[at] = places[at - 1]
            sentenceOf[at] = sentenceOf[at - 1]
            at -= 1
        }
        mentions[place] = mention
        places[place] = hit
        sentenceOf[place] = sentence
    }

    private mutating func sortFarMentions() {
        let order = mentions.indices.sorted {
            let (a, b) = (mentions[$0].span, mentions[$1].span)
            return a == b ? $0 < $1 : a < b
        }
        mentions = order.map { mentions[$0] }
        places = order.map { places[$0] }
        sentenceOf = order.map { sentenceOf[$0] }
    }

    /// Puts mentions that were appended from an index on among those before it, which are in order; of equal spans the one
    /// appended first comes first.
    ///
    /// - Returns: the new index of each that was appended.
    public mutating func mergeMentions(from first: Int) -> [Int32] {
        let added = (first..<mentions.count).map {
            (mention: mentions[$0], place: places[$0], sentence: sentenceOf[$0])
        }
        var order = Array(added.indices)
        if !added.indices.dropFirst().allSatisfy({ added[$0 - 1].mention.span <= added[$0].mention.span }) {
            order.sort {
                let (a, b) = (added[$0].mention.span, added[$1].mention.span)
                return a == b ? $0 < $1 : a < b
            }
        }
        return Self.merge(added, order, from: first, &mentions, &places, &sentenceOf)
    }

    private static func merge(
        _ added: [(mention: Mention, place: Hit, sentence: Int32)], _ order: [Int], from first: Int,
        _ mentions: inout [Mention], _ places: inout [Hit], _ sentenceOf: inout [Int32]
    ) -> [Int32] {
        var moved = [Int32](repeating: 0, count: added.count)
        var (end, left) = (mentions.count, first)
        var mentions = mentions.mutableSpan
        var places = places.mutableSpan
        var sentenceOf = sentenceOf.mutableSpan
        for index in order.reversed() {
            while left > 0, added[index].mention.span < mentions[left - 1].span {
                (end, left) = (end - 1, left - 1)
                mentions[end] = mentions[left]
                places[end] = places[left]
                sentenceOf[end] = sentenceOf[left]
            }
            end -= 1
            mentions[end] = added[index].mention
            places[end] = added[index].place
            sentenceOf[end] = added[index].sentence
            moved[index] = Int32(end)
        }
        return moved
    }
}
