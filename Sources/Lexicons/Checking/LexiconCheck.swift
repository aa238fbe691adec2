/// One thing that can be wrong with a lexicon: its category, what it looks for, and how it is found. Everything that
/// lists checks (the checker, its help, the documentation) goes through ``all``.
public struct LexiconCheck: Sendable {
    /// Stable, lower case with hyphens: what stands in brackets behind a message.
    public let category: String
    public let severity: LexiconProblem.Severity
    /// What it looks for, as the end of "reports …".
    public let looksFor: String
    /// Found only where asked for: a matter of taste, not of fault.
    public let isPedantic: Bool
    let find: @Sendable (LexiconSurvey) -> [LexiconProblem]

    init(
        _ category: String, _ severity: LexiconProblem.Severity, _ looksFor: String, isPedantic: Bool = false,
        find: @escaping @Sendable (LexiconSurvey) -> [LexiconProblem]
    ) {
        self.category = category
        self.severity = severity
        self.looksFor = looksFor
        self.isPedantic = isPedantic
        self.find = find
    }

    /// A check that reading and compiling make by themselves: nothing is left to find but what they found.
    init(byCompiler category: String, _ looksFor: String) {
        self.init(category, .error, looksFor) { survey in
            survey.compilerProblems.filter { $0.category == category }
        }
    }

    /// Every check, in the order of the lexicon's README: files, characters, concepts, terms, values, rules.
    public static let all: [LexiconCheck] = [
        noLexicon, unreadable, encoding, unknownFile, missingColumn, unknownColumn, tooManyCells,
        invisibleCharacter, lookAlikeCharacter, notNormalised, doubleSpace,
        noConcept, emptyName, duplicateConcept, unknownConcept, wrongKind, unknownParent, parentCycle,
        duplicateTerm, termInTwoConcepts, unreachableTerm, listedForm, swallowedDenial,
        badValue, badCode, noSource,
        cueWithoutDirection, unusedAnalyteUnit,
        evidenceForUnknownType, badWeight, weightOutOfRange, noCitation,
    ]
}
