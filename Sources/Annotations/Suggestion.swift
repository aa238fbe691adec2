/// One piece of evidence for or against a type, with the line of the lexicon it comes from.
public struct Evidence: Hashable, Sendable, BitwiseCopyable {
    public var type: CalcificationType
    /// Natural-log odds; negative speaks against.
    public var weight: Double
    /// Index into ``Catalog/evidenceRules``: the reason and the citation.
    public var rule: Int32
    /// The mention it rests on, or -1 (the finding's own site, a prior).
    public var mention: Int32

    public init(type: CalcificationType, weight: Double, rule: Int32, mention: Int32 = -1) {
        self.type = type
        self.weight = weight
        self.rule = rule
        self.mention = mention
    }
}

/// The likely type of a finding. `score(t)` is the sum of the weights of the evidence of type `t`, and the probabilities
/// are the softmax of the seven scores times the calibration factor: they add up to 1.
public struct Suggestion: Hashable, Sendable {
    public var type: CalcificationType
    /// The scores, then the probabilities: one piece of memory, as a note may have a hundred thousand suggestions.
    private var values: [Double]
    private static let types = CalcificationType.allCases.count
    /// A run of ``AnnotatedNote/evidence``.
    public var evidence: Slice
    /// What would settle it: a run of ``AnnotatedNote/missing``, indices into ``Catalog/missingRules``.
    public var missing: Slice

    /// - Parameter scores: seven, as `probabilities`, by ``CalcificationType`` raw value.
    public init(
        type: CalcificationType, scores: [Double], probabilities: [Double], evidence: Slice, missing: Slice = .none
    ) {
        self.type = type
        precondition(scores.count == Self.types, "\(Self.types) scores, not \(scores.count)")
        values = scores + probabilities
        self.evidence = evidence
        self.missing = missing
    }

    /// Seven each, by ``CalcificationType`` raw value.
    public var scores: [Double] { Array(values.prefix(Self.types)) }
    public var probabilities: [Double] { Array(values.dropFirst(Self.types)) }

    /// The types from the most to the least probable (ties in the order of ``CalcificationType``).
    public var ranking: [CalcificationType] {
        CalcificationType.allCases.sorted {
            let (a, b) = (score($0), score($1))
            return a != b ? a > b : $0.rawValue < $1.rawValue
        }
    }

    public func score(_ type: CalcificationType) -> Double { values[Int(type.rawValue)] }
    public func probability(_ type: CalcificationType) -> Double { values[Self.types + Int(type.rawValue)] }
}
