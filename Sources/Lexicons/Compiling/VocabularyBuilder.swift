internal import Notes

/// Numbers the words of all terms; the spellings of a word share its number.
struct VocabularyBuilder {
    private(set) var numbers: [String: Int32] = [:]
    /// Words whose spellings have their numbers already: most words of the tables stand in many terms.
    private var spelled: (plain: Set<String>, inflected: Set<String>) = ([], [])
    private var next = EngineWord.end
    /// Numbers that turned out to be forms of one word (`arteries` of a heading, `artery` of a site): each points to a lower one.
    private var sameAs: [Int32: Int32] = [:]
    private let tokenizer = Tokenizer(vocabulary: Vocabulary(capacity: 8))
    private var tokens: [Token] = []
    private var memo = WordMemo()

    init() {
        for word in EngineWord.allCases { numbers[word.text] = word.rawValue }
        // Number words and engine words with a plural of their own keep their number whatever the tables say.
    }

    var wordCount: Int { Int(next) }

    /// A term as folded words; a mark is its ASCII character. `hyphens` tells which words hang on the one before.
    mutating func split(_ term: String) -> (words: [String], hyphens: [Bool]) {
        let text = NoteText(term)
        tokenizer.tokenize(text, into: &tokens, memo: &memo)
        var words: [String] = []
        var hyphens: [Bool] = []
        for token in tokens {
            if token.kind == .mark {
                words.append(String(UnicodeScalar(UInt8(truncatingIfNeeded: token.word))))
            } else {
                words.append(FoldedWord.fold(text[token.span]))
            }
            hyphens.append(token.flags.contains(.hyphenBefore))
        }
        return (words, hyphens)
    }

    /// The number of a word, made if need be, with its spellings.
    mutating func number(_ word: String, inflected: Bool) -> Int32 {
        if let scalar = word.unicodeScalars.first, word.unicodeScalars.count == 1, scalar.isASCII,
            !scalar.properties.isAlphabetic, !("0"..."9").contains(Character(scalar))
        {
            return Int32(scalar.value)
        }
        let number: Int32
        if let known = numbers[word] {
            number = known
        } else {
            number = next
            next += 1
            numbers[word] = number
        }
        // `the` has no plural; `thes`, a form of both, would make `this` the same word.
        if EngineWord(number: number)?.isFunctionWord == true { return number }
        if inflected || word.utf8.count >= 6, isNew(word, inflected: inflected) {
            for form in WordForms.all(of: word, inflected: inflected) {
                if let other = numbers[form] {
                    join(other, number)
                } else {
                    numbers[form] = number
                }
            }
        }
        return number
    }

    private mutating func isNew(_ word: String, inflected: Bool) -> Bool {
        inflected ? spelled.inflected.insert(word).inserted : spelled.plain.insert(word).inserted
    }

    /// The number that stands for all forms of a word.
    func canonical(_ number: Int32) -> Int32 {
        var at = number
        while let next = sameAs[at] { at = next }
        return at
    }

    private mutating func join(_ a: Int32, _ b: Int32) {
        let (first, second) = (canonical(a), canonical(b))
        if first != second { sameAs[max(first, second)] = min(first, second) }
    }

    func vocabulary() -> Vocabulary {
        var vocabulary = Vocabulary(capacity: numbers.count)
        for word in numbers.keys.sorted() { vocabulary.add(WordKey(word), id: canonical(numbers[word]!)) }
        return vocabulary
    }
}
