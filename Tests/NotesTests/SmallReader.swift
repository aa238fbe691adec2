import Annotations
import Notes

/// Reads notes with a handful of words, headings and sites instead of a lexicon, so that a test shows all that acts in it.
struct SmallReader {
    static let kinds = [
        "other", "title", "findings", "impression", "indication", "history", "technique", "specimen", "gross",
        "microscopic",
        "diagnosis",
    ]
    static let titles: [String: String] = [
        "findings": "findings", "impression": "impression", "opinion": "impression", "indication": "indication",
        "clinical history": "history", "past medical history": "history", "history": "history",
        "technique": "technique",
        "specimen": "specimen", "gross description": "gross", "microscopic description": "microscopic",
        "final diagnosis": "diagnosis", "diagnosis": "diagnosis",
    ]
    static let sites = ["lung", "lungs", "aorta", "pancreas", "kidneys", "liver", "left kidney", "spleen"]
    static let minerals = ["calcification", "calcifications", "calcified"]
    static let connectives = ["no", "of", "or", "and", "the", "with", "to", "vs"]
    static let abbreviations = ["approx", "cf", "dr", "fig", "no", "resp", "st", "vs"]

    private static let vocabulary: Vocabulary = {
        let words = (Array(titles.keys) + sites + minerals + abbreviations + connectives).flatMap {
            $0.split(separator: " ")
        }
        var vocabulary = Vocabulary(capacity: words.count)
        for (index, word) in Set(words).sorted().enumerated() {
            vocabulary.add(WordKey(word), id: Vocabulary.firstWord + Int32(index))
        }
        return vocabulary
    }()

    let text: NoteText
    var tokens: [Token] = []
    var layout = SectionLayout()
    var sentences: [Sentence] = []

    init(_ string: String) {
        text = NoteText(string)
        Tokenizer(vocabulary: Self.vocabulary).tokenize(text, into: &tokens)
        let minerals = Self.minerals.map(Self.id)
        let tokens = self.tokens
        SectionDetector(kinds: SectionKinds(other: 0, title: 1, findings: 2), lineWords: Self.lineWords)
            .detect(
                tokens, in: text, SectionBeginnings(tokens), candidates: candidates(),
                isMention: { minerals.contains(tokens[$0].word) }, into: &layout
            )
        SentenceSplitter(abbreviations: Self.abbreviations.map(Self.id), lineWords: Self.lineWords)
            .split(tokens, in: text, SectionBeginnings(tokens), layout: layout, into: &sentences)
    }

    private static let lineWords = LineWords(
        opening: Set(connectives.map(id)), continuing: Set(["of", "or", "and", "vs"].map(id)))

    private static func id(_ word: some StringProtocol) -> Int32 { vocabulary.id(of: WordKey(word)) }

    /// At each token the longest title and the longest site.
    private func candidates() -> [HeadingCandidate] {
        var candidates: [HeadingCandidate] = []
        for first in tokens.indices {
            func length(_ phrase: String) -> Int {
                let words = phrase.split(separator: " ").map(Self.id)
                return tokens[first...].prefix(words.count).map(\.word) == words ? words.count : 0
            }
            if let title = Self.titles.keys.max(by: { length($0) < length($1) }), length(title) > 0 {
                let kind = Self.titles[title]!
                candidates.append(
                    HeadingCandidate(
                        first: Int32(first), end: Int32(first + length(title)), rule: 7,
                        kind: Int32(Self.kinds.firstIndex(of: kind)!), role: kind == "impression" ? .conclusion : .body,
                        subject: -1))
            }
            if let site = Self.sites.max(by: { length($0) < length($1) }), length(site) > 0 {
                candidates.append(
                    HeadingCandidate(
                        first: Int32(first), end: Int32(first + length(site)), rule: -1, kind: 2, role: .none,
                        subject: Int32(Self.sites.firstIndex(of: site)!)))
            }
        }
        return candidates
    }

    /// Each token as it stands, with what it is around it: `#` behind a number, `~` in front where a hyphen joins it to the
    /// token before, `⏎` in front of the first on a line, `¶` where an empty line lies before.
    var tokenLine: String {
        tokens.enumerated().map { index, token in
            var words = text[token.span]
            if token.kind == .number { words += "#" }
            if token.flags.contains(.hyphenBefore) { words = "~" + words }
            if index > 0, token.isFirstOnLine { words = (token.flags.contains(.blankBefore) ? "¶" : "⏎") + words }
            return words
        }.joined(separator: " ")
    }

    /// The words of each sentence, from its first token to its last.
    var sentenceTexts: [String] {
        sentences.map { text[tokens[Int($0.first)].span.union(tokens[Int($0.end) - 1].span)] }
    }

    /// Each section as its kind and its title: `findings "FINDINGS"`, and its organ: `findings "Lungs" of lungs`.
    var sectionLines: [String] {
        layout.sections.map { section in
            var line = Self.kinds[Int(section.kind)]
            if !section.title.isEmpty { line += " \"\(text[section.title])\"" }
            if section.subject >= 0 { line += " of \(Self.sites[Int(section.subject)])" }
            return line
        }
    }
}

extension SectionBeginnings {
    init(_ tokens: [Token]) {
        self.init()
        for first in stride(from: 0, to: tokens.count, by: 64) {
            var bits: UInt64 = 0
            for (place, token) in tokens[first...].prefix(64).enumerated() where token.mayOpenSection {
                bits |= 1 << UInt64(place)
            }
            append(bits)
        }
    }
}
