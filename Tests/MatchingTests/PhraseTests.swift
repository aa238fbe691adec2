internal import Lexicons
internal import Matching
internal import Notes
internal import Testing

@Suite struct `Bare phrases` {
    @Test func `are found as they are written, the longest that begins first`() {
        let lexicon = CompiledLexicon(phrases: ["left lung", "lung", "left upper lobe", "upper", "B-12"])
        let text = NoteText("Left lung, LUNGS, the left upper zone, left upper lobe; B-12.")
        var (tokens, hits): ([Token], [Hit]) = ([], [])
        Tokenizer(vocabulary: lexicon.vocabulary).tokenize(text, into: &tokens)
        Matcher(lexicon: lexicon).match(tokens, in: text, into: &hits)
        let words = hits.map { text[Span(tokens[Int($0.first)].start, tokens[Int($0.end) - 1].end)] }
        #expect(words == ["Left lung", "upper", "left upper lobe", "B-12"])
        #expect(hits.map(\.term.payload) == [0, 3, 2, 4])
    }

    @Test func `are found at every place of a text longer than a stretch`() {
        let lexicon = CompiledLexicon(phrases: ["calcified node"])
        let text = NoteText(String(repeating: "a calcified node is seen ", count: 100))
        var (tokens, hits): ([Token], [Hit]) = ([], [])
        Tokenizer(vocabulary: lexicon.vocabulary).tokenize(text, into: &tokens)
        Matcher(lexicon: lexicon).match(tokens, in: text, into: &hits)
        #expect(hits.map { Int($0.first) } == (0..<100).map { $0 * 5 + 1 })
    }
}
