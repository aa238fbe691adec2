/// An annotated note with everything that was looked at on the way to its findings: what counted is in the note itself, what did
/// not is here.
public struct Explanation: Sendable {
    public var note: AnnotatedNote
    /// In the order of ``AnnotatedNote/findings``.
    public var findings: [FindingExplanation]

    public init(note: AnnotatedNote, findings: [FindingExplanation]) {
        self.note = note
        self.findings = findings
    }
}

/// How one finding came about.
public struct FindingExplanation: Hashable, Sendable {
    /// Index into ``AnnotatedNote/findings``.
    public var finding: Int
    public var sentence: Span
    /// The words, numbers and marks of the sentence.
    public var tokens: [Span]
    /// The cues of the sentence in the order of the note, and behind them those that decided from elsewhere (a heading).
    public var cues: [ConsideredCue]
    /// The site that was taken first, then the others.
    public var sites: [ConsideredSite]
    /// Rules that something in the note called up and that do not count here, the heaviest first.
    public var refused: [RefusedEvidence]

    public init(
        finding: Int, sentence: Span, tokens: [Span], cues: [ConsideredCue], sites: [ConsideredSite],
        refused: [RefusedEvidence]
    ) {
        self.finding = finding
        self.sentence = sentence
        self.tokens = tokens
        self.cues = cues
        self.sites = sites
        self.refused = refused
    }
}

/// A cue of the finding's sentence, and what came of it.
public struct ConsideredCue: Hashable, Sendable {
    public enum Outcome: String, Sendable, CaseIterable {
        case decided
        case overruled = "another cue of the same axis is nearer or counts more"
        case outOfReach = "its scope ends before the finding"
        case newClause = "a new clause begins between the two"
        case presupposed = "the finding stands behind a preposition and an article, which take it as given"
        case excepted = "the sentence excepts a known one"
        case notAlone = "it denies only that the finding is the whole of it"
        case cause = "the finding is the cause of what it denies"
        case earlierStudy = "it is said of an earlier study: the finding is new"
        case partOfMention = "it is part of the finding's own words"
        case insideAnother = "it is part of a longer cue"
        case undoes = "it only keeps a shorter cue inside it from acting"
        case terminates = "it ends the scope of other cues"
    }

    public var cue: Cue
    /// What it reaches in front of it and behind it; empty for a rule of the engine, a heading, a terminator.
    public var reach: [Span]
    public var outcome: Outcome

    public init(cue: Cue, reach: [Span] = [], outcome: Outcome) {
        self.cue = cue
        self.reach = reach
        self.outcome = outcome
    }
}

/// A site that could hold the deposit.
public struct ConsideredSite: Hashable, Sendable {
    public enum Outcome: String, Sendable, CaseIterable {
        case named = "the sentence names it"
        case namedElsewhere = "another sentence names it and this one goes on about it"
        case heading = "the heading names it"
        case ownWord = "the finding's own word says it"
        case context = "what the sentence or the study is about implies it"
        case moreGeneral = "a more exact site is known"
        case anotherFinding = "it is the site of another finding"
        case insideCondition = "its word is part of a condition's name"
        case notLinked = "nothing in the sentence links it to the finding"

        public var isTaken: Bool {
            switch self {
            case .named, .namedElsewhere, .heading, .ownWord, .context: true
            case .moreGeneral, .anotherFinding, .insideCondition, .notLinked: false
            }
        }
    }

    public var concept: ConceptIndex
    /// The mention that names it, or -1.
    public var mention: Int32
    public var outcome: Outcome

    public init(concept: ConceptIndex, mention: Int32, outcome: Outcome) {
        self.concept = concept
        self.mention = mention
        self.outcome = outcome
    }
}

/// A rule of `Lexicon/evidence` that was called up and did not count.
public struct RefusedEvidence: Hashable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        case elsewhere = "it cannot act at this site, or from where it stands"
        case lessExact = "a more exact rule counts instead"
    }

    public var evidence: Evidence
    public var reason: Reason

    public init(evidence: Evidence, reason: Reason) {
        self.evidence = evidence
        self.reason = reason
    }
}
