internal import Lexicons
internal import Matching
internal import Notes

/// Kinds of words and marks that a sentence holds: told once, so that a rule for words that most sentences do not have costs nothing there.
struct SentenceWords: OptionSet {
    let rawValue: UInt16

    static let or = SentenceWords(rawValue: 1)
    /// A verb that may begin a condition without `if`.
    static let condition = SentenceWords(rawValue: 2)
    /// A word that may doubt what stands in front of it (`calcification likely`).
    static let doubt = SentenceWords(rawValue: 4)
    /// A mark that a label or a box may have.
    static let label = SentenceWords(rawValue: 8)
    /// A word that may tell of an earlier study or of a plan.
    static let otherTime = SentenceWords(rawValue: 16)
    static let year = SentenceWords(rawValue: 32)
    static let had = SentenceWords(rawValue: 64)
    /// `was`, `were`.
    static let was = SentenceWords(rawValue: 128)
    /// A word for what is done to see whether something is there (`assessed`).
    static let examination = SentenceWords(rawValue: 256)
    /// A word in front of what something was taken for (`supposed`).
    static let mistake = SentenceWords(rawValue: 512)
    /// A number that is 0.
    static let zero = SentenceWords(rawValue: 1024)
}

/// By word number: the kinds that it is of.
struct SentenceWordTable: Sendable {
    private let kinds: [UInt16]

    init(lexicon: CompiledLexicon) {
        var kinds: [UInt16] = Array(repeating: 0, count: Int(EngineWord.end))
        func add(_ kind: SentenceWords, to word: Int32) {
            while kinds.count <= Int(word) { kinds.append(0) }
            kinds[Int(word)] |= kind.rawValue
        }
        add(.or, to: EngineWord.or.rawValue)
        add(.condition, to: EngineWord.should.rawValue)
        add(.condition, to: EngineWord.were.rawValue)
        add(.had, to: EngineWord.had.rawValue)
        add(.was, to: EngineWord.was.rawValue)
        add(.was, to: EngineWord.were.rawValue)
        for word in [EngineWord.likely, .probable, .possible, .suspected, .questionable] {
            add(.doubt, to: word.rawValue)
        }
        for mark in ":-=?])".unicodeScalars { add(.label, to: Int32(mark.value)) }
        add(.label, to: Token.emptyBox)
        let uses: Set<WordUse> = [.study, .recurring, .interval, .repeated]
        for used in lexicon.usedWords where uses.contains(used.use) { add(.otherTime, to: used.word) }
        for used in lexicon.usedWords {
            switch used.use {
            case .doubting: add(.doubt, to: used.word)
            case .examined: add(.examination, to: used.word)
            case .mistaken: add(.mistake, to: used.word)
            default: break
            }
        }
        for word in [EngineWord.ago, .earlier, .when, .age, .image] { add(.otherTime, to: word.rawValue) }
        self.kinds = kinds
    }

    func words(of sentence: Sentence, _ note: MatchedNote) -> SentenceWords {
        let (tokens, kinds) = (note.tokens.span, kinds.span)
        var found: UInt16 = 0
        for index in sentence.tokens {
            let token = tokens[index]
            if Int(token.word) < kinds.count { found |= kinds[Int(token.word)] }
            if token.kind == .number {
                if note.isYear(token) { found |= SentenceWords.year.rawValue }
                if note.text.bytes[Int(token.start)] == 0x30 { found |= SentenceWords.zero.rawValue }
                // `6/52`
                if note.hasMark("/", at: index + 1) { found |= SentenceWords.otherTime.rawValue }
            }
        }
        return SentenceWords(rawValue: found)
    }
}

extension MatchedNote {
    /// `1987`, `2015`.
    func isYear(_ token: Token) -> Bool {
        guard token.kind == .number, token.count == 4 else { return false }
        let start = Int(token.start)
        let century = (text.bytes[start], text.bytes[start + 1])
        return century == (0x31, 0x39) || century == (0x32, 0x30)
    }
}
