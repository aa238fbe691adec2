internal import Notes

/// Turns the tables of a lexicon into a ``CompiledLexicon``. Every reference that points nowhere is a problem; the lexicon is
/// made only when none of them is an error.
public struct LexiconCompiler {
    var problems: [LexiconProblem] = []
    var tables: [LexiconTable]
    var version: String
    var words = VocabularyBuilder()
    var paths: [(words: [Int32], term: Term)] = []
    /// Plurals of abbreviations. They come last: `CACS` is the score before it is several `CAC`.
    var plurals: [(words: [Int32], term: Term)] = []
    /// Every term as the tables have it, with its place and its run of `paths`.
    var listed: [ListedTerm] = []
    var concepts: [Catalog.Concept] = []
    var traits: [ConceptTraits] = []
    var contexts: [Int32] = []
    var abbreviations: [Int32] = []
    var usedWords: [UsedWord] = []
    var siteRules: [SiteRule] = []
    var indices: [String: ConceptIndex] = [:]
    var cueRules: [CueRule] = []
    var cueLines: [String] = []
    var cueLikelihoods: [Likelihood] = []
    var headingRules: [HeadingRule] = []
    var sectionKinds: [String] = ["other"]
    var units: [String] = []
    var analyteLines: [AnalyteLine] = []
    var unitLines: [UnitLine] = []
    var flags: [Interpretation] = []
    var evidenceRules: [EvidenceRule] = []
    var evidenceWords: [Catalog.EvidenceRule] = []
    var clauses: [Slice] = []
    var predicates: [EvidencePredicate] = []
    var missingRules: [MissingRule] = []
    var missingWords: [Catalog.MissingRule] = []
    var answers: [MissingAnswer] = []
    var calibration = ScoreCalibration()

    init(folder: LexiconFolder) {
        tables = folder.tables(&problems)
        version = folder.version
    }

    /// - Returns: the lexicon and the warnings.
    public static func compile(
        _ folder: LexiconFolder, sha256: (_ bytes: [UInt8]) -> String
    ) throws(LexiconError) -> (lexicon: CompiledLexicon, problems: [LexiconProblem]) {
        let compiler = read(folder)
        if compiler.problems.contains(where: { $0.severity == .error }) {
            throw LexiconError(problems: compiler.problems)
        }
        var joined: [UInt8] = []
        for file in folder.files {
            if LexiconFolder.isTests(file.path) { continue }
            joined += Array(file.path.utf8) + [0] + file.bytes + [0]
        }
        return (compiler.finish(sha256: sha256(joined)), compiler.problems)
    }

    /// Reads all tables, with everything that is wrong in ``problems``: what the checker starts from, since one error must
    /// not hide the next.
    static func read(_ folder: LexiconFolder) -> LexiconCompiler {
        var compiler = LexiconCompiler(folder: folder)
        compiler.readConcepts()
        compiler.readAnalytes()
        compiler.readTermsWithoutConcept()
        compiler.readContext()
        compiler.readSections()
        compiler.readEvidence()
        compiler.readRealWords()
        compiler.unifyForms()
        return compiler
    }

    /// Words that turned out to be forms of one word get one number everywhere.
    private mutating func unifyForms() {
        for index in paths.indices { paths[index].words = paths[index].words.map(words.canonical) }
        for index in plurals.indices { plurals[index].words = plurals[index].words.map(words.canonical) }
        contexts = contexts.map { $0 >= 0 ? words.canonical($0) : $0 }
        abbreviations = abbreviations.map(words.canonical).sorted()
        for index in usedWords.indices { usedWords[index].word = words.canonical(usedWords[index].word) }
    }

    /// Every spelling of every term as word numbers, in the numbering of the compiled lexicon: what a slow, obvious
    /// matcher needs to find the same terms.
    package static func terms(of folder: LexiconFolder) -> [(words: [Int32], term: Term)] {
        let compiler = read(folder)
        return compiler.paths + compiler.plurals
    }

    func finish(sha256: String) -> CompiledLexicon {
        let spelled = spelledWords()
        return CompiledLexicon(
            vocabulary: words.vocabulary(), trie: Trie(paths: paths + plurals, words: words.wordCount), traits: traits,
            contexts: contexts, abbreviations: abbreviations, usedWords: usedWords, siteRules: siteRules,
            cueRules: cueRules, headingRules: headingRules,
            analyteLines: analyteLines,
            unitLines: unitLines, flags: flags, evidenceRules: evidenceRules, clauses: clauses, predicates: predicates,
            spelledWords: spelled.words, letters: spelled.letters,
            missingRules: missingRules, answers: answers, calibration: calibration,
            catalog: Catalog(
                version: .init(version: version, sha256: sha256), concepts: concepts, sectionKinds: sectionKinds,
                units: units, evidenceRules: evidenceWords, missingRules: missingWords.map(\.asksFor),
                missingReasons: missingWords.map(\.because),
                cueLines: cueLines, cueLikelihoods: cueLikelihoods))
    }

    // MARK: Terms

    /// Adds a term in all its spellings: as written, with hyphens closed, with common prefixes split off.
    mutating func add(
        _ term: String, _ entry: Term, _ table: LexiconTable, _ row: LexiconTable.Row, _ column: String,
        inflected: Bool = true
    ) {
        var entry = entry
        let firstPath = paths.count
        defer {
            listed.append(
                ListedTerm(
                    text: term, term: entry, file: table.path, line: row.line, column: column,
                    paths: firstPath..<paths.count))
        }
        let letters = term.unicodeScalars.filter { $0.properties.isAlphabetic }
        // `25-OH-D` begins with a number, which has no letter case.
        if letters.count >= 2, letters.count <= 5, !term.contains(" "), entry.group != .unit,
            term.first?.isLetter == true, letters.allSatisfy({ $0.properties.isUppercase })
        {
            entry.flags.insert(.capitals)
        }
        let (parts, hyphens) = words.split(term)
        if parts.isEmpty { return }
        var variants: [[String]] = [parts]
        // `non-calcified` also finds `noncalcified`.
        if hyphens.contains(true) {
            var joined: [String] = []
            for (part, hyphen) in zip(parts, hyphens) {
                if hyphen { joined[joined.count - 1] += part } else { joined.append(part) }
            }
            variants.append(joined)
        }
        // `microcalcification` also finds `micro-calcification`.
        if inflected {
            for (index, part) in parts.enumerated() {
                for prefix in Self.prefixes where part.hasPrefix(prefix) && part.utf8.count >= prefix.utf8.count + 5 {
                    var split = parts
                    split.replaceSubrange(index...index, with: [prefix, String(part.dropFirst(prefix.count))])
                    variants.append(split)
                }
            }
        }
        // `CAC` of `CAC score` has no plural either: `CACS` is another abbreviation.
        let capitals = Set(
            term.split { !$0.isLetter }.filter { $0.count <= 5 && $0 == $0.uppercased() }.map { $0.lowercased() })
        for variant in variants {
            paths.append((variant.map { words.number($0, inflected: inflected && !capitals.contains($0)) }, entry))
        }
        if entry.flags.contains(.capitals), parts.count == 1 {
            plurals.append(([words.number(parts[0] + "s", inflected: false)], entry))
        }
    }

    private static let prefixes = [
        "micro", "macro", "non", "fibro", "peri", "para", "intra", "extra", "sub", "post", "pre", "hyper", "hypo",
        "neuro", "infra", "supra", "retro", "inter",
    ]

    /// A concept's number, or a problem at the cell.
    mutating func resolve(
        _ identifier: String, _ table: LexiconTable, _ row: LexiconTable.Row, _ column: String
    ) -> ConceptIndex {
        if identifier.isEmpty { return -1 }
        if let index = indices[identifier] { return index }
        let near = Nearest.to(identifier, among: indices.keys)
        let hint = near.map { ", did you mean \"\($0)\"?" } ?? ""
        problems.append(
            table.problem(
                row, column, .error, "there is no concept \"\(identifier)\"\(hint)",
                column == "parent" ? "unknown-parent" : "unknown-concept"))
        return -1
    }
}
