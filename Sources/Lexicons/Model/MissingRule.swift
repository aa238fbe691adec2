/// A line of `evidence/missing.tsv`, compiled: which test would decide for or against a type, and what in a note answers it.
public struct MissingRule: Hashable, Sendable, BitwiseCopyable {
    public var type: CalcificationType
    /// A run of ``CompiledLexicon/answers``; one of them in the note is enough.
    public var answers: Slice
    /// Where it is worth asking: a run of ``CompiledLexicon/clauses``; empty is anywhere.
    public var clauses: Slice

    public init(type: CalcificationType, answers: Slice, clauses: Slice) {
        self.type = type
        self.answers = answers
        self.clauses = clauses
    }
}

/// What answers a question of ``MissingRule``.
public struct MissingAnswer: Hashable, Sendable, BitwiseCopyable {
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// A condition or measurement, or a kind of it, whatever is said of it.
        case mention
        case section
    }

    public var kind: Kind
    /// For a section the index of its kind.
    public var concept: Int32

    public init(kind: Kind, concept: Int32) {
        self.kind = kind
        self.concept = concept
    }
}

/// `evidence/calibration.tsv`: how scores become probabilities, and when a suggestion asks for more.
public struct ScoreCalibration: Hashable, Sendable, BitwiseCopyable {
    /// Probabilities are the softmax of score × factor.
    public var factor: Double
    /// At or above this probability nothing more is asked for.
    public var settled: Double
    /// A type below this probability is not worth a test.
    public var contender: Double

    public init(factor: Double = 1, settled: Double = 0.9, contender: Double = 0.02) {
        self.factor = factor
        self.settled = settled
        self.contender = contender
    }
}
