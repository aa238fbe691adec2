/// A line of `evidence/<type>.tsv`, compiled: what must be seen, where it can act, what it weighs.
public struct EvidenceRule: Hashable, Sendable, BitwiseCopyable {
    public enum When: UInt8, Sendable, BitwiseCopyable {
        case prior, condition, measurement, site, term, word, morphology, section
    }

    /// What a condition must be said to be.
    public enum Needs: UInt8, Sendable, BitwiseCopyable {
        case affirmed, negated, possible
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
    public var concept: Int32

    public init(kind: Kind, isNegated: Bool, concept: Int32) {
        self.kind = kind
        self.isNegated = isNegated
        self.concept = concept
    }
}
