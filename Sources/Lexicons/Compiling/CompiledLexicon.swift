public import Notes

/// A lexicon ready for use: flat arrays only. It can be written as bytes and read back without parsing
/// (`CompiledLexicon+Bytes.swift`).
public final class CompiledLexicon: Sendable {
    public let vocabulary: Vocabulary
    public let trie: Trie
    /// By concept.
    public let traits: [ConceptTraits]
    /// Word numbers and concepts that give an ambiguous term its context; concepts are written as `-1 - concept`.
    public let contexts: [Int32]
    /// Words behind which a full stop ends no sentence (`approx.`), in order.
    public let abbreviations: [Int32]
    public let usedWords: [UsedWord]
    public let siteRules: [SiteRule]
    public let cueRules: [CueRule]
    public let headingRules: [HeadingRule]
    public let analyteLines: [AnalyteLine]
    public let unitLines: [UnitLine]
    /// By payload of a `flag` term.
    public let flags: [Interpretation]
    public let evidenceRules: [EvidenceRule]
    public let clauses: [Slice]
    public let predicates: [EvidencePredicate]
    /// Words whose misspellings are put right, and their letters one after the other.
    public let spelledWords: [SpelledWord]
    public let letters: [UInt8]
    public let missingRules: [MissingRule]
    public let answers: [MissingAnswer]
    public let calibration: ScoreCalibration
    public let catalog: Catalog

    package init(
        vocabulary: Vocabulary,
        trie: Trie,
        traits: [ConceptTraits],
        contexts: [Int32],
        abbreviations: [Int32],
        usedWords: [UsedWord],
        siteRules: [SiteRule],
        cueRules: [CueRule],
        headingRules: [HeadingRule],
        analyteLines: [AnalyteLine],
        unitLines: [UnitLine],
        flags: [Interpretation],
        evidenceRules: [EvidenceRule],
        clauses: [Slice],
        predicates: [EvidencePredicate],
        spelledWords: [SpelledWord],
        letters: [UInt8],
        missingRules: [MissingRule],
        answers: [MissingAnswer],
        calibration: ScoreCalibration,
        catalog: Catalog
    ) {
        self.vocabulary = vocabulary
        self.trie = trie
        self.traits = traits
        self.contexts = contexts
        self.abbreviations = abbreviations
        self.usedWords = usedWords
        self.siteRules = siteRules
        self.cueRules = cueRules
        self.headingRules = headingRules
        self.analyteLines = analyteLines
        self.unitLines = unitLines
        self.flags = flags
        self.evidenceRules = evidenceRules
        self.clauses = clauses
        self.predicates = predicates
        self.spelledWords = spelledWords
        self.letters = letters
        self.missingRules = missingRules
        self.answers = answers
        self.calibration = calibration
        self.catalog = catalog
    }

    /// A concept by its identifier.
    ///
    /// - Complexity: O(concepts); for setting up, not for notes.
    public func concept(_ identifier: String) -> ConceptIndex? {
        // Most differ in their length, which is told at once.
        let count = identifier.utf8.count
        return catalog.concepts.firstIndex { $0.identifier.utf8.count == count && $0.identifier == identifier }.map {
            ConceptIndex($0)
        }
    }
}
