/// One piece of evidence for or against a type, with the line of the lexicon it comes from. A note full of findings has hundreds of
/// thousands: 16 bytes each.
public struct Evidence: Hashable, Sendable, BitwiseCopyable {
    /// Natural-log odds; negative speaks against.
    public var weight: Double
    /// The mention it rests on, or -1 (the finding's own site, a prior).
    public var mention: Int32
    /// The type in the lowest three bits, the rule above them.
    @usableFromInline var packed: UInt32

    /// - Parameter rule: from 0, below 2 to the power of 29.
    @inlinable public init(type: CalcificationType, weight: Double, rule: Int32, mention: Int32 = -1) {
        self.weight = weight
        self.mention = mention
        packed = UInt32(rule) << 3 | UInt32(type.rawValue)
    }

    @inlinable public var type: CalcificationType { CalcificationType(rawValue: UInt8(packed & 7)) ?? .undetermined }

    /// Index into ``Catalog/evidenceRules``: the reason and the citation.
    @inlinable public var rule: Int32 { Int32(packed >> 3) }
}

/// A number for each ``CalcificationType``, by its raw value, in place.
public struct TypeNumbers: Hashable, Sendable, BitwiseCopyable {
    private var values = InlineArray<7, Double>(repeating: 0)

    public static let count = CalcificationType.allCases.count

    public init() {}

    /// - Parameter values: seven.
    public init(_ values: [Double]) {
        precondition(values.count == Self.count, "\(Self.count) numbers, not \(values.count)")
        for (index, value) in values.enumerated() { self.values[index] = value }
    }

    public subscript(type: CalcificationType) -> Double {
        get { values[Int(type.rawValue)] }
        set { values[Int(type.rawValue)] = newValue }
    }

    subscript(index: Int) -> Double {
        get { values[index] }
        set { values[index] = newValue }
    }

    public var array: [Double] { (0..<Self.count).map { values[$0] } }

    public static func == (a: Self, b: Self) -> Bool { (0..<count).allSatisfy { a[$0] == b[$0] } }
    public func hash(into hasher: inout Hasher) { for index in 0..<Self.count { hasher.combine(values[index]) } }
}

/// The types in the order of their numbers, in place.
public struct TypeRanking: RandomAccessCollection, Sendable {
    private var types = InlineArray<7, CalcificationType>(repeating: .undetermined)

    /// The type with the largest number first; of equal ones in the order of ``CalcificationType``.
    init(by numbers: TypeNumbers) {
        for (count, type) in CalcificationType.allCases.enumerated() {
            var at = count
            while at > 0, numbers[types[at - 1]] < numbers[type] {
                types[at] = types[at - 1]
                at -= 1
            }
            types[at] = type
        }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { TypeNumbers.count }
    public subscript(index: Int) -> CalcificationType { types[index] }
}

/// The likely type of a finding. `score(t)` is the sum of the weights of the evidence of type `t`, and the probabilities
/// are the softmax of the seven scores times the calibration factor: they add up to 1. They are computed when asked for, as a note may
/// have a hundred thousand suggestions.
public struct Suggestion: Hashable, Sendable, BitwiseCopyable {
    public var type: CalcificationType
    private let values: TypeNumbers
    /// Of `evidence/calibration.tsv`.
    private let factor: Double
    /// A run of ``AnnotatedNote/evidence``.
    public var evidence: Slice
    /// What would settle it: a run of ``AnnotatedNote/missing``, indices into ``Catalog/missingRules``.
    public var missing: Slice

    /// - Parameter factor: by which scores are multiplied before they become probabilities.
    public init(
        type: CalcificationType, scores: TypeNumbers, factor: Double = 1, evidence: Slice, missing: Slice = .none
    ) {
        self.type = type
        values = scores
        self.factor = factor
        self.evidence = evidence
        self.missing = missing
    }

    /// Seven each, by ``CalcificationType`` raw value.
    public var scores: [Double] { values.array }
    public var probabilities: [Double] { shares.array }

    /// The probabilities, in place.
    public var shares: TypeNumbers {
        var shares = TypeNumbers()
        var largest = -Double.infinity
        for index in 0..<TypeNumbers.count { largest = max(largest, values[index] * factor) }
        var total = 0.0
        for index in 0..<TypeNumbers.count {
            // Most types have no evidence, and so the same score.
            let isKnown = index > 0 && values[index] == values[index - 1]
            shares[index] = isKnown ? shares[index - 1] : Exponential.of(values[index] * factor - largest)
            total += shares[index]
        }
        for index in 0..<TypeNumbers.count { shares[index] /= total }
        return shares
    }

    /// The types from the most to the least probable (ties in the order of ``CalcificationType``).
    public var ranking: TypeRanking { TypeRanking(by: values) }

    public func score(_ type: CalcificationType) -> Double { values[type] }
    public func probability(_ type: CalcificationType) -> Double { shares[type] }
}
