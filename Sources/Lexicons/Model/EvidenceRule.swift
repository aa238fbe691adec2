/// A line of `evidence/<type>.tsv`, compiled: what must be seen, where it can act, what it weighs.
public struct EvidenceRule: Hashable, Sendable, BitwiseCopyable {
    public enum When: UInt8, Sendable, BitwiseCopyable {
        case prior, condition, measurement, site, term, word, morphology, section
        /// A type word or a calcification of another mention of the note.
        case note
        /// The finding's own assertion; `concept` is a ``CueValue``.
        case finding
    }

    /// What a condition must be said to be, one of these.
    public struct Needs: OptionSet, Hashable, Sendable, BitwiseCopyable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let affirmed = Needs(rawValue: 1)
        public static let possible = Needs(rawValue: 2)
        public static let negated = Needs(rawValue: 4)

        /// What a certainty meets.
        public init(_ certainty: Certainty) {
            switch certainty {
            case .affirmed: self = .affirmed
            case .possible: self = .possible
            case .negated: self = .negated
            }
        }
    }

    public var type: CalcificationType
    public var when: When
    public var needs: Needs
    /// For a measurement.
    public var interpretation: Interpretation
    /// The concept seen; for a section the index of its kind.
    public var concept: Int32
    public var weight: Double
    /// Alternatives: a run of ``CompiledLexicon/clauses``; empty is anywhere.
    public var clauses: Slice

    public init(
        type: CalcificationType, when: When, needs: Needs, interpretation: Interpretation, concept: Int32,
        weight: Double, clauses: Slice
    ) {
        self.type = type
        self.when = when
        self.needs = needs
        self.interpretation = interpretation
        self.concept = concept
        self.weight = weight
        self.clauses = clauses
    }
}

/// One demand of a `where` cell; the demands of a clause hold together.
public struct EvidencePredicate: Hashable, Sendable, BitwiseCopyable {
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// The finding's site is the concept or a part of it.
        case site
        /// The finding's calcification concept is the concept.
        case term
        case morphology
        case sameSentence
        /// Same sentence or the next to it.
        case near
        /// What is seen stands in the finding's own phrase: `calcified granuloma`, `the granuloma is calcified`.
        case bound
        /// What is seen is said of a calcification at the same site.
        case sharedSite
        /// The condition stands, affirmed, in the finding's sentence.
        case with
        /// The condition stands, affirmed, anywhere in the note.
        case inNote
        case section
        /// The finding has no site.
        case noSite
    }

    public var kind: Kind
    public var isNegated: Bool
    private var padding: UInt16 = 0
    public var concept: Int32

    public init(kind: Kind, isNegated: Bool, concept: Int32) {
        self.kind = kind
        self.isNegated = isNegated
        self.concept = concept
    }
}
