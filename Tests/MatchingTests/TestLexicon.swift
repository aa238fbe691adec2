internal import Lexicons
internal import Matching
internal import Notes

/// A lexicon of bare terms, and the two matchers that must agree on it.
struct TestLexicon: Sendable {
    let lexicon: CompiledLexicon
    private let tokenizer: Tokenizer
    private let fast: Matcher
    private let plain: PlainMatcher
    private let corrector: Tokenizer

    init(folder: LexiconFolder) throws {
        lexicon = try LexiconCompiler.compile(folder, sha256: { _ in "" }).lexicon
        tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
        fast = Matcher(lexicon: lexicon)
        plain = PlainMatcher(terms: LexiconCompiler.terms(of: folder))
        corrector = Tokenizer(correcting: lexicon)
    }

    /// Each term is a concept of its own; `sites` and the rest are tables.
    init(
        minerals: [String] = [], lookalikes: [String] = [], sites: [String] = [], adjectives: [String] = [],
        conditions: [String] = [], cues: [String] = [], realWords: [String] = []
    ) throws {
        func table(_ header: String, _ rows: [String]) -> [UInt8] {
            Array(([header] + rows).joined(separator: "\n").replacing(";", with: "\t").utf8)
        }
        func concepts(_ kind: String, _ terms: [String]) -> [String] {
            terms.enumerated().map { "\(kind)-\($0.offset);\($0.element);;;usage" }
        }
        let adjectiveRows = adjectives.enumerated().map { "a-\($0.offset);-\($0.element);\($0.element);;usage" }
        try self.init(
            folder: LexiconFolder(files: [
                ("calcifications/a.tsv", table("concept;name;terms;codes;source", concepts("m", minerals))),
                ("calcifications/lookalikes.tsv", table("term;source", lookalikes.map { "\($0);usage" })),
                (
                    "sites/a.tsv",
                    table("concept;name;adjectives;codes;source", concepts("s", sites) + adjectiveRows)
                ),
                ("conditions/a.tsv", table("concept;name;terms;codes;source", concepts("c", conditions))),
                ("context/a.tsv", table("cue;direction;value;source", cues.map { "\($0);forward;negated;usage" })),
                ("spelling/a.tsv", table("word;source", realWords.map { "\($0);usage" })),
                ("spelling/prefixes.tsv", table("prefixes;source", ["infra|intra;usage"])),
            ]))
    }

    /// The tokens and terms of a text by both matchers, in the order of the text.
    func match(_ string: String, corrected: Bool = false) -> (tokens: [Token], fast: [Hit], plain: [Hit]) {
        let text = NoteText(string)
        var tokens: [Token] = []
        var hits: [Hit] = []
        (corrected ? corrector : tokenizer).tokenize(text, into: &tokens)
        fast.match(tokens, in: text, into: &hits)
        return (tokens, hits.sorted(by: Self.precedes), plain.match(tokens, in: text).sorted(by: Self.precedes))
    }

    /// A note with the tokens and terms of a text, and with where each begins.
    func note(_ string: String) -> MatchedNote {
        var note = MatchedNote()
        note.text = NoteText(string)
        tokenizer.tokenize(note.text, into: &note.tokens)
        fast.match(&note)
        return note
    }

    /// The word numbers of a text, misspellings put right with what a memo remembers.
    func numbers(_ string: String, memo: inout WordMemo) -> [Int32] {
        let text = NoteText(string)
        var tokens: [Token] = []
        corrector.tokenize(text, into: &tokens, memo: &memo)
        return tokens.map(\.word)
    }

    /// `mineral calcified nodes` for each term found.
    func words(_ hits: [Hit], _ tokens: [Token], in string: String) -> [String] {
        let text = NoteText(string)
        return hits.map { hit in
            let span = Span(tokens[Int(hit.first)].start, tokens[Int(hit.end) - 1].end)
            let group = hit.term.flags.contains(.lookalike) ? "lookalike" : "\(hit.term.group)"
            return "\(group) \(text[span])"
        }
    }

    private static func precedes(_ a: Hit, _ b: Hit) -> Bool {
        let (x, y) = (a.term, b.term)
        return (a.first, a.end, x.group.rawValue, x.payload, x.flags.rawValue)
            < (b.first, b.end, y.group.rawValue, y.payload, y.flags.rawValue)
    }
}
