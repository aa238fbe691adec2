internal import Notes

/// A lexicon read through for checking and browsing: its tables, every term with its place, what the compiler found, and
/// how a note would read each term.
///
/// Unlike ``LexiconCompiler/compile(_:sha256:)`` it is made of any folder, however broken.
package struct LexiconSurvey {
    package let folder: LexiconFolder
    package let tables: [LexiconTable]
    /// What is wrong so far: form of the tables, references, values.
    package let compilerProblems: [LexiconProblem]
    package let terms: [ListedTerm]
    let compiler: LexiconCompiler
    package let lexicon: CompiledLexicon
    /// By term: how a note would read it.
    package private(set) var readings: [Reading] = []

    /// What a note makes of a term written exactly as the table has it.
    package struct Reading: Sendable {
        /// Folded words and marks.
        package var words: [String]
        /// Their numbers.
        package var numbers: [Int32]
        /// The terms of its group that end behind its last word, the one that counts first; empty where its words lead
        /// nowhere.
        package var found: [Term]
        /// Of `found`, the one that counts: the first whose letter case allows it.
        package var winner: Term?
    }

    package init(_ folder: LexiconFolder) {
        self.folder = folder
        compiler = LexiconCompiler.read(folder)
        tables = compiler.tables
        compilerProblems = compiler.problems
        terms = compiler.listed
        lexicon = compiler.finish(sha256: "")
        let tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
        var tokens: [Token] = []
        readings = terms.map { read($0.text, as: $0.term.group, tokenizer, &tokens) }
    }

    /// How a note would read any words, as a term of a group.
    package func reading(of text: String, as group: TermGroup) -> Reading {
        var tokens: [Token] = []
        return read(text, as: group, Tokenizer(vocabulary: lexicon.vocabulary), &tokens)
    }

    private func read(
        _ text: String, as group: TermGroup, _ tokenizer: Tokenizer, _ tokens: inout [Token]
    ) -> Reading {
        let text = NoteText(text)
        tokenizer.tokenize(text, into: &tokens)
        var reading = Reading(
            words: tokens.map { FoldedWord.fold(text[$0.span]) }, numbers: tokens.map(\.word), found: [], winner: nil)
        guard let first = tokens.first else { return reading }
        var node = lexicon.trie.start(first.word)
        for token in tokens.dropFirst() where node != 0 { node = lexicon.trie.next(node, token.word) }
        if node == 0 { return reading }
        reading.found = lexicon.trie.terms(at: node).filter { $0.group == group }
        let isCapital = Self.isCapital(text[first.span])
        reading.winner = reading.found.first { isCapital || !$0.flags.contains(.capitals) }
        return reading
    }

    /// The rule for abbreviations: capitals throughout, but for a plural `s`.
    private static func isCapital(_ word: String) -> Bool {
        guard word.first?.isLetter == true else { return false }
        let stem = word.hasSuffix("s") && word.count >= 3 ? String(word.dropLast()) : word
        return !stem.contains { $0.isLowercase }
    }

    /// Whether two terms of a group come to the same thing: one concept, or rules that say the same.
    package func isSame(_ a: Term, _ b: Term) -> Bool {
        guard a.group == b.group else { return false }
        if a.payload == b.payload { return true }
        guard a.payload >= 0, b.payload >= 0 else { return false }
        switch a.group {
        case .cue, .cueOfTime, .cueOfPerson:
            return compiler.cueRules[Int(a.payload)] == compiler.cueRules[Int(b.payload)]
        case .heading: return compiler.headingRules[Int(a.payload)] == compiler.headingRules[Int(b.payload)]
        case .flag: return compiler.flags[Int(a.payload)] == compiler.flags[Int(b.payload)]
        default: return false
        }
    }

    /// What a term belongs to, in words: `"calcification"`, `a look-alike`, `a cue (forward negated)`.
    package func owner(of term: Term) -> String {
        switch term.group {
        case _ where term.flags.contains(.lookalike): "a look-alike"
        case .flag where term.payload < 0:
            "a flag (\(MeasureWord(rawValue: term.payload).map { "\($0)" } ?? "unknown"))"
        // Of a line that names a concept or unit which is not there.
        case _ where term.payload < 0: "a term of nothing that is known"
        case .study: "a study of \"\(compiler.concepts[Int(term.payload)].identifier)\""
        case .mineral, .site, .condition, .morphology, .typeWord, .analyte:
            "\"\(compiler.concepts[Int(term.payload)].identifier)\""
        case .unit: "the unit \"\(compiler.units[Int(term.payload)])\""
        case .flag: "a flag (\(compiler.flags[Int(term.payload)]))"
        case .cue, .cueOfTime, .cueOfPerson: Self.words(of: compiler.cueRules[Int(term.payload)])
        case .heading:
            "a heading of kind \"\(compiler.sectionKinds[Int(compiler.headingRules[Int(term.payload)].kind)])\""
        }
    }

    private static func words(of rule: CueRule) -> String {
        "a cue (\(rule.direction.label) \(rule.value))"
    }

    /// The listed term that gives a term these words: `specimens` of a heading comes from its `specimen`.
    package func origin(of term: Term, words: [Int32]) -> ListedTerm? {
        terms.first { listed in
            listed.term == term && listed.paths.contains { compiler.paths[$0].words == words }
        }
    }

    // MARK: Places

    package func table(_ path: String) -> LexiconTable? { tables.first { $0.path == path } }

    /// A problem at a listed term.
    package func problem(
        _ term: ListedTerm, _ severity: LexiconProblem.Severity, _ message: String, _ category: String
    ) -> LexiconProblem {
        var column = 0
        if let table = table(term.file), let row = table.rows.first(where: { $0.line == term.line }) {
            column = table.place(row, term.column, value: term.text)
        }
        return LexiconProblem(
            file: term.file, line: term.line, column: column, severity: severity, message: message,
            category: category)
    }
}
