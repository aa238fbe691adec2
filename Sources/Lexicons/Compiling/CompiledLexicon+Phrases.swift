internal import Annotations
internal import Notes

extension CompiledLexicon {
    /// Bare phrases in one group, each found only as it is written: no plurals, no spellings, no rules. What a benchmark or
    /// a test of matching alone needs. The payload of each term is its place in the list.
    public convenience init(phrases: [String]) {
        let splitter = Tokenizer(vocabulary: Vocabulary(capacity: 8))
        var numbers: [String: Int32] = [:]
        var paths: [(words: [Int32], term: Term)] = []
        var tokens: [Token] = []
        for (index, phrase) in phrases.enumerated() {
            let text = NoteText(phrase)
            splitter.tokenize(text, into: &tokens)
            let words = tokens.map { token in
                if token.kind == .mark { return token.word }
                let word = FoldedWord.fold(text[token.span])
                let number = numbers[word] ?? EngineWord.end + Int32(numbers.count)
                numbers[word] = number
                return number
            }
            if !words.isEmpty { paths.append((words, Term(group: .condition, payload: Int32(index)))) }
        }
        var vocabulary = Vocabulary(capacity: numbers.count)
        for word in numbers.keys.sorted() { vocabulary.add(WordKey(word), id: numbers[word] ?? 0) }
        self.init(
            vocabulary: vocabulary, trie: Trie(paths: paths, words: Int(EngineWord.end) + numbers.count), traits: [],
            contexts: [], abbreviations: [], usedWords: [], siteRules: [], cueRules: [], headingRules: [],
            analyteLines: [],
            unitLines: [], flags: [], evidenceRules: [], clauses: [], predicates: [], spelledWords: [], letters: [],
            missingRules: [], answers: [], calibration: ScoreCalibration(),
            catalog: Catalog(
                version: .init(version: "phrases", sha256: ""), concepts: [], sectionKinds: [], units: [],
                evidenceRules: []))
    }
}
