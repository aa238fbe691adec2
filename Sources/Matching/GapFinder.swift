public import Lexicons
internal import Notes

/// Finds words that look like a calcification and are none to the lexicon: `calcif…`, `ossif…`, `psammom…`, `mineraliz…`,
/// `…lith` that no term took. They are what a keeper of the lexicon reads next.
public struct GapFinder: Sendable {
    public struct Gap: Sendable {
        /// Folded: small letters, no accents.
        public var word: String
        public var count: Int
        /// How many notes have it.
        public var notes: Int
        /// A word of the lexicon that is a few letters away: perhaps only misspelt.
        public var nearMiss: String?
        /// The first few places, the word in double brackets.
        public var contexts: [String]
    }

    /// What a word holds that speaks of mineral; ends are marked by `$`.
    public static let stems = [
        "calcif", "calcin", "calcar", "ossif", "psammom", "mineraliz", "mineralis", "lith$", "liths$", "lithiasis$",
    ]

    private let tokenizer: Tokenizer
    private let matcher: Matcher
    private let known: [String]
    private let contextLimit: Int
    private var found: [String: Gap] = [:]
    private var tokens: [Token] = []
    private var memo = WordMemo()
    private var hits: [Hit] = []

    /// - Parameter contextLimit: how many places are kept for each word.
    public init(lexicon: CompiledLexicon, contextLimit: Int = 3) {
        tokenizer = Tokenizer(correcting: lexicon)
        matcher = Matcher(lexicon: lexicon)
        known = lexicon.spelledWords.filter(\.isMineral).map {
            String(decoding: lexicon.letters[$0.letters], as: UTF8.self)
        }
        self.contextLimit = contextLimit
    }

    public mutating func add(_ text: NoteText) {
        tokenizer.tokenize(text, into: &tokens, memo: &memo)
        matcher.match(tokens, in: text, into: &hits)
        var covered = Set<Int>()
        for hit in hits where Self.takes(hit.term.group) { covered.formUnion(hit.tokens) }
        var seen = Set<String>()
        for (index, token) in tokens.enumerated() where token.kind == .word && !covered.contains(index) {
            let word = FoldedWord.fold(text[token.span])
            guard Self.isMineral(word) else { continue }
            var gap = found[word] ?? Gap(word: word, count: 0, notes: 0, nearMiss: nil, contexts: [])
            gap.count += 1
            if seen.insert(word).inserted { gap.notes += 1 }
            if gap.contexts.count < contextLimit { gap.contexts.append(text.context(of: token.span)) }
            found[word] = gap
        }
    }

    /// The most frequent first.
    public var gaps: [Gap] {
        found.values.sorted { ($1.count, $0.word) < ($0.count, $1.word) }.map { gap in
            var gap = gap
            gap.nearMiss = Nearest.to(gap.word, among: known)
            return gap
        }
    }

    /// A term of one of these groups accounts for its words.
    private static func takes(_ group: TermGroup) -> Bool {
        switch group {
        case .mineral, .site, .condition, .morphology, .typeWord, .analyte, .study: true
        case .unit, .flag, .heading, .cue, .cueOfTime, .cueOfPerson: false
        }
    }

    private static func isMineral(_ word: String) -> Bool {
        stems.contains { stem in
            stem.hasSuffix("$") ? word.hasSuffix(stem.dropLast()) : word.utf8.count > 6 && word.contains(stem)
        }
    }
}
