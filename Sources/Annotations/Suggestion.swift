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
    private var scoreOf: TypeValues
    private var probabilityOf: TypeValues
    /// A run of ``AnnotatedNote/evidence``.
    public var evidence: Slice
    /// What would settle it: a run of ``AnnotatedNote/missing``, indices into ``Catalog/missingRules``.
    public var missing: Slice

    /// - Parameter scores: seven, as `probabilities`, by ``CalcificationType`` raw value.
    public init(
        type: CalcificationType, scores: [Double], probabilities: [Double], evidence: Slice, missing: Slice = .none
    ) {
        self.type = type
        scoreOf = TypeValues(scores)
        probabilityOf = TypeValues(probabilities)
        self.evidence = evidence
        self.missing = missing
    }

    /// Seven each, by ``CalcificationType`` raw value.
    public var scores: [Double] { scoreOf.array }
    public var probabilities: [Double] { probabilityOf.array }

    /// The types from the most to the least probable (ties in the order of ``CalcificationType``).
    public var ranking: [CalcificationType] {
        CalcificationType.allCases.sorted {
            let (a, b) = (score($0), score($1))
            return a != b ? a > b : $0.rawValue < $1.rawValue
        }
    }

    public func score(_ type: CalcificationType) -> Double { scoreOf.values[Int(type.rawValue)] }
    public func probability(_ type: CalcificationType) -> Double { probabilityOf.values[Int(type.rawValue)] }
}

/// A number for each type, kept in place: a note may have a hundred thousand suggestions.
private struct TypeValues: Hashable, Sendable {
    var values = InlineArray<7, Double>(repeating: 0)

    init(_ array: [Double]) {
        precondition(array.count == values.count, "\(array.count) values for \(values.count) types")
        for index in values.indices { values[index] = array[index] }
    }

    var array: [Double] { values.indices.map { values[$0] } }

    static func == (a: TypeValues, b: TypeValues) -> Bool {
        a.values.indices.allSatisfy { a.values[$0] == b.values[$0] }
    }

    func hash(into hasher: inout Hasher) { for index in values.indices { hasher.combine(values[index]) } }
}
